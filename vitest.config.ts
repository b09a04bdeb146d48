import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { browserArguments, findBrowser, noBrowserMessage } from './apps/dev/find-browser.mjs';
import { bundledDependencies } from './apps/dev/src/vite-dependencies.ts';
import { assetPlugin } from './apps/dev/src/asset-plugin.ts';
import { SummaryReporter } from './apps/dev/src/summary-reporter.ts';
import { startHub } from './packages/models/src/testing/hub-command.ts';
import { startEmbeddingServer } from './tests/openai/embedding-command.ts';

const executablePath = findBrowser();
if (executablePath === undefined) process.stderr.write(`${noBrowserMessage}\n`);

// What crossOriginIsolated needs; the engine must also run without, which tests/packaging shows.
const isolation = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };
const notTests = ['**/node_modules/**', '**/dist/**', 'out/**'];

export default defineConfig({
  // An inline value: otherwise Vite looks for a PostCSS file in every folder above this one.
  css: { postcss: {} },
  envDir: false,
  test: {
    reporters: ['default', new SummaryReporter()],
    projects: [
      {
        extends: true,
        plugins: [assetPlugin()],
        test: {
          name: 'node',
          environment: 'node',
          include: ['packages/**/src/**/*.test.ts', 'apps/**/src/**/*.test.ts', 'tests/**/*.test.ts'],
          exclude: [...notTests, '**/*.browser.test.ts'],
          setupFiles: ['./apps/dev/src/register-functions.ts'],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        plugins: [assetPlugin()],
        worker: { format: 'es', plugins: () => [assetPlugin()] },
        server: { headers: isolation },
        optimizeDeps: bundledDependencies,
        test: {
          include: [
            'packages/**/src/**/*.browser.test.ts',
            'apps/**/src/**/*.browser.test.ts',
            'tests/**/*.browser.test.ts',
          ],
          exclude: notTests,
          setupFiles: ['./apps/dev/src/browser-test-setup.ts', './apps/dev/src/register-functions.ts'],
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            commands: { startHub, startEmbeddingServer },
            provider: playwright({
              launchOptions: { ...(executablePath === undefined ? {} : { executablePath }), args: browserArguments() },
            }),
            instances: [{ browser: 'chromium', name: 'browser' }],
          },
        },
      },
    ],
  },
});
