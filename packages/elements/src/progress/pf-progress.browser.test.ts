import type { QueryProgress } from 'pixelframe';
import { afterEach, expect, test } from 'vitest';
import './pf-progress.ts';

afterEach(() => document.body.replaceChildren());

const report = (rows: number, sourceRows: number | null): QueryProgress => ({
  stages: [
    {
      label: 'in memory > Download',
      operators: [
        { name: 'Source', rows, bytes: 100, ms: 1 },
        { name: 'Download', rows, bytes: 4000, ms: 1 },
      ],
      morsels: 2,
      morselsDone: 1,
      sourceRows,
    },
  ],
  elapsedMs: 2000,
  memory: { used: 0, limit: 1 },
});

async function bars(progress: QueryProgress | null, state: 'running' | 'done' | 'cancelled' = 'running') {
  const view = document.createElement('pf-progress');
  view.progress = progress;
  view.state = state;
  document.body.replaceChildren(view);
  await view.updateComplete;
  const root = view.shadowRoot!;
  return { root, bars: [...root.querySelectorAll('[role=progressbar]')] };
}

test('a stage of known length says how far it is', async () => {
  const { root, bars: all } = await bars(report(30, 120));
  expect(all.map((bar) => bar.getAttribute('aria-valuenow'))).toEqual(['25']);
  expect(all[0]!.getAttribute('aria-label')).toBe('in memory > Download');
  expect(root.querySelector('.rows')!.textContent).toBe('30 of 120 rows');
  expect(root.querySelector('.bytes')!.textContent).toBe('4 KB');
  expect(root.querySelector('.rate')!.textContent).toBe('15 rows/s');
});

test('before the first report and without a length it is indeterminate', async () => {
  for (const progress of [null, report(30, null)]) {
    const { bars: all } = await bars(progress);
    expect(all.map((bar) => bar.hasAttribute('aria-valuenow'))).toEqual([false]);
    expect(all[0]!.classList.contains('moving')).toBe(true);
  }
});

test('done is full, stopped keeps its place and says so', async () => {
  const done = await bars(report(30, null), 'done');
  expect(done.bars[0]!.getAttribute('aria-valuenow')).toBe('100');
  const stopped = await bars(report(30, 120), 'cancelled');
  expect(stopped.bars[0]!.getAttribute('aria-valuenow')).toBe('25');
  expect(stopped.root.querySelector('b')!.textContent).toBe('stopped');
});
