// `npm test [filters]`: both vitest projects; then the counts, the last line being `N passed, M failed, K skipped` alone.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatSummary, type TestSummary } from './summary-reporter.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'pixelframe-test-'));
const file = join(folder, 'summary.json');

const child = spawn(
  process.execPath,
  [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--root', root, ...process.argv.slice(2)],
  { stdio: 'inherit', env: { ...process.env, PIXELFRAME_TEST_SUMMARY: file } },
);
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
const code = await new Promise<number>((resolve) => child.on('exit', (status) => resolve(status ?? 1)));

const summary = readSummary();
// Vitest may fail without a failed test: no test found, a crash after the last one.
if (code !== 0 && summary.failed === 0) summary.failed = 1;
rmSync(folder, { recursive: true });
process.stdout.write(`${formatSummary(summary)}\n`);
process.exitCode = summary.failed === 0 ? 0 : 1;

function readSummary(): TestSummary {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as TestSummary;
  } catch {
    return { passed: 0, failed: 1, skipped: 0, projects: {}, webgpu: 0 };
  }
}
