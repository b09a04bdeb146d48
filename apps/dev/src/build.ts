// `npm run build`: the published package, then the playground into dist/.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import './build-package.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
await build({ root, configFile: fileURLToPath(new URL('../../../vite.config.ts', import.meta.url)), logLevel: 'warn' });
process.stdout.write(`Built the playground in ${root}dist\n`);
