// Plain Node 20, built-ins only: runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser, noBrowserMessage } from './find-browser.mjs';
import { missingPackages } from './missing-packages.mjs';

/** Problem the user must solve; printed as one line. */
export class SetUpError extends Error {}

/**
 * Runs `npm ci` where node_modules is missing or does not hold what package-lock.json asks for.
 *
 * @param {string} root folder of package-lock.json
 */
export function ensureInstalled(root) {
  const hidden = join(root, 'node_modules', '.package-lock.json');
  if (existsSync(hidden) && missingPackages(readJson(join(root, 'package-lock.json')), readJson(hidden)).length === 0)
    return;
  process.stderr.write('Installing dependencies (npm ci) ...\n');
  const npm = process.env['npm_execpath'];
  const arguments_ = ['ci', '--no-audit', '--no-fund'];
  const status =
    npm !== undefined && /npm-cli\.c?js$/.test(npm)
      ? toStderr(process.execPath, [npm, ...arguments_], root)
      : toStderr(process.platform === 'win32' ? 'npm.cmd' : 'npm', arguments_, root);
  if (status !== 0) throw new SetUpError(`npm ci failed (exit ${status}); its messages are above.`);
}

/**
 * The Chromium to use: one that is there, else Playwright's download, else, as root on Debian and its kin, the
 * distribution's package.
 *
 * @param {string} root
 * @returns {string} path of the executable
 */
export function ensureBrowser(root) {
  const present = findBrowser();
  if (present !== undefined) return present;

  process.stderr.write("No Chromium found: downloading Playwright's ...\n");
  const playwright = join(root, 'node_modules', 'playwright', 'cli.js');
  toStderr(process.execPath, [playwright, 'install', '--no-shell', 'chromium'], root, {
    PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '20000',
  });
  const downloaded = findBrowser();
  if (downloaded !== undefined && starts(downloaded)) return downloaded;

  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    process.stderr.write('Installing the chromium package (apt-get) ...\n');
    const environment = { DEBIAN_FRONTEND: 'noninteractive' };
    const install = ['install', '-y', '--no-install-recommends', 'chromium'];
    if (toStderr('apt-get', install, root, environment) !== 0) {
      toStderr('apt-get', ['update'], root, environment);
      toStderr('apt-get', install, root, environment);
    }
    // Playwright's own starts now too, if only libraries were missing that the package brought.
    const installed = [findBrowser(), '/usr/bin/chromium'].find((path) => path !== undefined && starts(path));
    if (installed !== undefined) return installed;
  }
  throw new SetUpError(noBrowserMessage);
}

/** @param {string} path */
function starts(path) {
  return spawnSync(path, ['--version', '--no-sandbox'], { timeout: 20_000 }).status === 0;
}

/** @param {string} path */
function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/**
 * @param {string} command
 * @param {string[]} arguments_
 * @param {string} cwd
 * @param {Record<string, string>} [environment]
 */
function toStderr(command, arguments_, cwd, environment = {}) {
  // npm.cmd is a batch file, which Windows starts through a shell only.
  const shell = command.endsWith('.cmd');
  const result = spawnSync(command, arguments_, {
    cwd,
    shell,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, ...environment },
    timeout: 15 * 60_000,
  });
  return result.status ?? 1;
}
