// Builds the published package, `pixelframe`, into packages/pixelframe/dist.
import { fileURLToPath } from 'node:url';
import { buildPackage } from './package/build-package.ts';

const out = await buildPackage(fileURLToPath(new URL('../../..', import.meta.url)));
process.stdout.write(`Built the package in ${out}\n`);
