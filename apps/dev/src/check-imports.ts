// Part of `npm run lint`: prints what breaks the house's import rules, exit 1 if anything does.
import { fileURLToPath } from 'node:url';
import { checkImports } from './imports/check-imports.ts';
import { readTree } from './imports/read-tree.ts';

const tree = readTree(fileURLToPath(new URL('../../..', import.meta.url)));
const violations = checkImports(tree);
for (const violation of violations) process.stderr.write(`${violation}\n`);
process.stdout.write(`Imports: ${tree.files.size} files, ${violations.length} violations\n`);
process.exitCode = violations.length === 0 ? 0 : 1;
