import { expect, test } from 'vitest';
import { planSections } from './plan-sections.ts';

test('cuts at headings and keeps the drawing as it is', () => {
  const explained = '== Optimized Logical Plan ==\n\n* Limit: 2\n|\n* Source: a\n\n== Execution ==\n\n2 workers\n';
  expect(planSections(explained)).toEqual([
    { title: 'Optimized Logical Plan', text: '* Limit: 2\n|\n* Source: a' },
    { title: 'Execution', text: '2 workers' },
  ]);
});

test('text without headings is one part', () => {
  expect(planSections('  * Source')).toEqual([{ title: '', text: '  * Source' }]);
  expect(planSections('')).toEqual([]);
});
