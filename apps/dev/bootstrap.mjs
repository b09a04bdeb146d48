// `node apps/dev/bootstrap.mjs COMMAND [arguments]`: what the root's npm scripts call. Plain Node 20, built-ins only, so
// that it works as the first command after a clone.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureBrowser, ensureInstalled } from './set-up.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Command -> its script, and whether it drives a browser. */
const commands = new Map([
  ['demo', { script: 'apps/dev/src/demo.ts', browser: true }],
  ['test', { script: 'apps/dev/src/test.ts', browser: true }],
  ['start', { script: 'apps/dev/src/start.ts', browser: false }],
  ['bench', { script: 'apps/bench/src/main.ts', browser: true }],
  ['soak', { script: 'apps/bench/src/soak.ts', browser: true }],
  ['fuzz', { script: 'apps/dev/src/fuzz.ts', browser: false }],
  ['size', { script: 'apps/dev/src/size.ts', browser: true }],
  ['build', { script: 'apps/dev/src/build.ts', browser: false }],
  ['generate', { script: 'apps/dev/src/generate.ts', browser: false }],
  ['parity', { script: 'apps/dev/src/parity.ts', browser: false }],
  ['samples', { script: 'apps/dev/src/samples/generate.ts', browser: false }],
]);

function main() {
  const [name = '', ...rest] = process.argv.slice(2);
  const command = commands.get(name);
  if (command === undefined) {
    process.stderr.write(`Unknown command '${name}'. There are: ${[...commands.keys()].join(', ')}.\n`);
    process.exitCode = 2;
    return;
  }
  const environment = { ...process.env };
  try {
    ensureInstalled(root);
    if (command.browser) environment['PIXELFRAME_CHROMIUM'] = ensureBrowser(root);
  } catch (error) {
    // A broken PIXELFRAME_CHROMIUM is an Error of find-browser; both are the user's to solve.
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
    return;
  }
  const loaders = ['node_modules/tsx/dist/loader.mjs', 'apps/dev/node-hooks.mjs'];
  const imports = loaders.flatMap((path) => ['--import', pathToFileURL(join(root, path)).href]);
  const child = spawn(process.execPath, [...imports, join(root, command.script), ...rest], {
    stdio: 'inherit',
    env: environment,
  });
  // The terminal sends Ctrl-C to both; the child decides how to end, and its exit is ours.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
  });
}

main();
