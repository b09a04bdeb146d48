import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBrowser } from '../find-browser.mjs';

let folder: string;

function executable(...path: string[]): string {
  const file = join(folder, ...path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, '');
  chmodSync(file, 0o755);
  return file;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pixelframe-browser-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('PIXELFRAME_CHROMIUM comes first, and must be executable', () => {
  const chosen = executable('chosen');
  expect(findBrowser({ PIXELFRAME_CHROMIUM: chosen, PATH: '' })).toBe(chosen);
  expect(() => findBrowser({ PIXELFRAME_CHROMIUM: join(folder, 'absent') })).toThrow(
    `PIXELFRAME_CHROMIUM is '${join(folder, 'absent')}', which is not an executable file.`,
  );
});

test("Playwright's newest full Chromium comes before the system's; its headless shell does not count", () => {
  const system = executable('bin', 'chromium');
  const cache = join(folder, 'cache');
  executable('cache', 'chromium_headless_shell-2000', 'chrome-linux', 'headless_shell');
  const environment = { PLAYWRIGHT_BROWSERS_PATH: cache, PATH: join(folder, 'bin') };
  expect(findBrowser(environment)).toBe(system);
  executable('cache', 'chromium-999', 'chrome-linux', 'chrome');
  const newest = executable('cache', 'chromium-1255', 'chrome-linux64', 'chrome');
  expect(findBrowser(environment)).toBe(newest);
});
