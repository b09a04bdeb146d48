// Plain Node 20: bootstrap.mjs imports this before anything is installed.
import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const systemNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];

/**
 * A Chromium on this machine: the environment variable PIXELFRAME_CHROMIUM, then the newest one Playwright has
 * downloaded, then the system's.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | undefined} the path of the executable, undefined where there is none
 * @throws {Error} when PIXELFRAME_CHROMIUM names something that cannot be run
 */
export function findBrowser(env = process.env) {
  const chosen = env['PIXELFRAME_CHROMIUM'];
  if (chosen !== undefined && chosen !== '') {
    if (!isExecutable(chosen)) throw new Error(`PIXELFRAME_CHROMIUM is '${chosen}', which is not an executable file.`);
    return chosen;
  }
  return findPlaywrightBrowser(env) ?? findSystemBrowser(env);
}

/**
 * Arguments under which headless Chromium has WebGPU: without the flag requestAdapter() answers null on a machine
 * without a graphics card. Root cannot use Chromium's sandbox.
 *
 * @returns {string[]}
 */
export function browserArguments() {
  const root = process.getuid?.() === 0;
  return root ? ['--enable-unsafe-webgpu', '--no-sandbox'] : ['--enable-unsafe-webgpu'];
}

/** The sentence for a machine without a browser. */
export const noBrowserMessage =
  "No Chromium found: set PIXELFRAME_CHROMIUM to one, or run `npx playwright install chromium`, or install your system's chromium package.";

/** @param {NodeJS.ProcessEnv} env */
function findPlaywrightBrowser(env) {
  const folder = playwrightFolder(env);
  if (!existsSync(folder)) return undefined;
  // Only full Chromium: the headless shell has no WebGPU.
  const builds = readdirSync(folder)
    .map((name) => /^chromium-(\d+)$/.exec(name))
    .filter((match) => match !== null)
    .sort((a, b) => Number(b[1]) - Number(a[1]));
  const inside = [
    'chrome-linux64/chrome',
    'chrome-linux/chrome',
    'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    'chrome-win64/chrome.exe',
    'chrome-win/chrome.exe',
  ];
  return builds.flatMap((build) => inside.map((path) => join(folder, build[0], path))).find(isExecutable);
}

/** @param {NodeJS.ProcessEnv} env */
function playwrightFolder(env) {
  const chosen = env['PLAYWRIGHT_BROWSERS_PATH'];
  if (chosen !== undefined && chosen !== '' && chosen !== '0') return chosen;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'ms-playwright');
  if (process.platform === 'win32') return join(env['LOCALAPPDATA'] ?? homedir(), 'ms-playwright');
  return join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'ms-playwright');
}

/** @param {NodeJS.ProcessEnv} env */
function findSystemBrowser(env) {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = systemNames.flatMap((name) => folders.map((folder) => join(folder, name)));
  const fixed = [
    '/usr/bin/chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ];
  return [...onPath, ...fixed].find(isExecutable);
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
