import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** Counts of one project or of a whole run. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** What `npm test` needs to know of a run, written as JSON to the file PIXELFRAME_TEST_SUMMARY names. */
export interface TestSummary extends Counts {
  readonly projects: Record<string, Counts>;
  /** Tests that ran on WebGPU: they submitted to a GPU queue, or their name says WebGPU (work done inside a worker). */
  readonly webgpu: number;
}

/** Vitest reporter: the counts per project, the number of WebGPU tests, and the plain line of the whole run. */
export class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const summary = summarize(modules, errors.length);
    const file = process.env['PIXELFRAME_TEST_SUMMARY'];
    if (file === undefined) process.stdout.write(`${formatSummary(summary)}\n`);
    else writeFileSync(file, JSON.stringify(summary));
  }
}

/** @param errors number of errors outside any test; each counts as a failure */
function summarize(modules: readonly TestModule[], errors: number): TestSummary {
  const projects: Record<string, Counts> = {};
  let webgpu = 0;
  for (const module of modules) {
    const counts = (projects[module.project.name] ??= { passed: 0, failed: 0, skipped: 0 });
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed' || state === 'failed') counts[state] += 1;
      else counts.skipped += 1;
      if (state !== 'passed' && state !== 'failed') continue;
      if (test.meta().webgpu === true || (module.project.name === 'browser' && /webgpu/i.test(test.fullName)))
        webgpu += 1;
    }
    // A file that failed to load, or whose hooks failed, has no failed test of its own.
    const failedAlone = module.state() === 'failed' && [...module.children.allTests('failed')].length === 0;
    if (failedAlone) counts.failed += 1;
  }
  const total = { passed: 0, failed: errors, skipped: 0 };
  for (const counts of Object.values(projects)) {
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
  }
  return { ...total, projects, webgpu };
}

/** `12 passed, 0 failed, 1 skipped` */
export function formatCounts(counts: Counts): string {
  return `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`;
}

/** The lines a run ends with; the last one is the sum alone. */
export function formatSummary(summary: TestSummary): string {
  const lines = Object.entries(summary.projects).map(([name, counts]) => `${name}: ${formatCounts(counts)}`);
  if (summary.projects['browser'] !== undefined) lines.push(`WebGPU tests run: ${summary.webgpu}`);
  lines.push(formatCounts(summary));
  return lines.join('\n');
}
