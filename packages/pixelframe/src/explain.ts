import type { QueryMetrics } from '@pixelframe/engine';
import { describePlan } from '@pixelframe/engine';
import type { Plan } from '@pixelframe/plan';
import { explainPlan, optimize } from '@pixelframe/plan';
import { describeProviders, type ProviderSettings } from './models/choose-provider.ts';

const bytesText = (bytes: number): string =>
  bytes < 1024
    ? `${bytes} B`
    : bytes < 2 ** 20
      ? `${(bytes / 1024).toFixed(1)} KiB`
      : `${(bytes / 2 ** 20).toFixed(1)} MiB`;

function measured({ stages, elapsedMs }: QueryMetrics): string[] {
  const rows = stages.flatMap(({ operators, morselsDone }, i) =>
    operators.map(({ name, rows: count, bytes, ms }, j) => [
      j === 0 ? `${i + 1} (${morselsDone} morsel${morselsDone === 1 ? '' : 's'})` : '',
      name,
      String(count),
      bytesText(bytes),
      ms.toFixed(1),
    ]),
  );
  const table = [['stage', 'operator', 'rows out', 'bytes out', 'ms'], ...rows];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  const line = (row: readonly string[]): string =>
    row.map((cell, i) => (i < 2 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ');
  return [...table.map(line), `In all ${elapsedMs.toFixed(1)} ms; times of operators are added up over workers.`];
}

/** What `DataFrame.explain()` returns: the plan as written, optimized, as pipelines, and what the last run took. */
export function explain(
  plan: Plan,
  execution: string,
  metrics: QueryMetrics | null,
  providers: ProviderSettings,
): string {
  const optimized = optimize(plan);
  const searches = (metrics?.similarity ?? []).map(
    ({ operator, method, reason }) => `${operator} ran by ${method}: ${reason}`,
  );
  return [
    '== Unoptimized Logical Plan ==',
    '',
    explainPlan(plan),
    '',
    '== Optimized Logical Plan ==',
    '',
    explainPlan(optimized),
    '',
    '== Physical Plan ==',
    '',
    describePlan(optimized),
    '',
    '== Execution ==',
    '',
    execution,
    ...describeProviders(plan, providers),
    ...searches,
    '',
    ...(metrics === null ? [] : ['== Last Run ==', '', ...measured(metrics), '']),
  ].join('\n');
}
