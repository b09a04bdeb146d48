import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

// `npm run demo [-- FOLDER] [-- runner options]`: the quickstart through the headless runner.
const root = fileURLToPath(new URL('../../../', import.meta.url));
const [first, ...rest] = process.argv.slice(2);
const folder = first !== undefined && !first.startsWith('--') ? resolve(process.env['INIT_CWD'] ?? root, first) : null;
const options = folder === null ? process.argv.slice(2) : ['--arg', `folder=${folder}`, '--allow', folder, ...rest];

const runner = spawn(process.execPath, ['apps/cli/bin/pixelframe.mjs', 'run', 'apps/examples/demo.ts', ...options], {
  cwd: root,
  stdio: 'inherit',
});
// Ctrl-C reaches the runner too; it decides how to end.
process.on('SIGINT', () => {});
runner.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
