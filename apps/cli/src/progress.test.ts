import { expect, test } from 'vitest';
import { formatBytes, ProgressPrinter } from './progress.ts';
import type { StageProgress } from './page/progress-event.ts';

function stage(rows: number, morselsDone: number, label = 'Scan > Decode'): StageProgress {
  const operators = [
    { name: 'Scan', rows, bytes: rows * 10 },
    { name: 'Decode', rows: 0, bytes: rows * 1000 },
  ];
  return { label, operators, morsels: 4, morselsDone, sourceRows: 400 };
}

function printer(isTTY: boolean): { printer: ProgressPrinter; text: () => string; at: (time: number) => void } {
  let text = '';
  let time = 0;
  const target = { isTTY, columns: 60, write: (piece: string) => (text += piece) };
  return { printer: new ProgressPrinter(target, () => time), text: () => text, at: (now) => void (time = now) };
}

test('without a terminal a line every two seconds, then the totals', () => {
  const { printer: progress, text, at } = printer(false);
  at(1000);
  progress.update({ stages: [stage(100, 1)] });
  expect(text()).toBe('');
  at(3000);
  progress.update({ stages: [stage(200, 2)] });
  expect(text()).toBe('Scan > Decode: 200/400 rows, 200.0 kB, 100 rows/s\n');
  at(4000);
  progress.update({ stages: [stage(300, 3)] });
  at(5000);
  progress.update({ stages: [stage(400, 4)] });
  progress.finish();
  expect(text().split('\n').slice(1)).toEqual(['Scan > Decode: 400/400 rows, 400.0 kB, 100 rows/s', '']);
});

test('on a terminal one line that changes and goes away', () => {
  const { printer: progress, text, at } = printer(true);
  at(200);
  progress.update({ stages: [stage(100, 1)] });
  expect(text()).toBe('\r\u001b[KScan > Decode: 100/400 rows, 100.0 kB');
  progress.clear();
  expect(text().endsWith('\r\u001b[K')).toBe(true);
});

test('another query ends the one before', () => {
  const { printer: progress, text, at } = printer(false);
  progress.update({ stages: [stage(400, 4, 'first')] });
  at(1000);
  progress.update({ stages: [stage(1, 0, 'second')] });
  expect(text()).toBe('first: 400/400 rows, 400.0 kB, 400 rows/s\n');
});

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [12_345_678, '12.3 MB'],
])('%i bytes', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});
