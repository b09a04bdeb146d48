import { PlanError } from 'pixelframe';
import { afterEach, expect, test } from 'vitest';
import './pf-error.ts';

afterEach(() => document.body.replaceChildren());

test('code, place, message, hint and where; markup stays text', async () => {
  const view = document.createElement('pf-error');
  view.error = new PlanError('Column "<b>a" not found.', { hint: 'Use col("b").', column: '<b>a' });
  view.place = 'Line 3';
  document.body.append(view);
  await view.updateComplete;
  const root = view.shadowRoot!;
  const text = (selector: string): string => root.querySelector(selector)!.textContent.replaceAll(/\s+/g, ' ').trim();
  expect(root.querySelector('[role=alert]')).not.toBeNull();
  expect(text('header')).toBe('PlanError Line 3');
  expect(text('.message')).toBe('Column "<b>a" not found.');
  expect(text('.hint')).toBe('What to do Use col("b").');
  expect(text('dl')).toBe('Column <b>a');
});

test('without an error there is nothing', async () => {
  const view = document.createElement('pf-error');
  document.body.append(view);
  await view.updateComplete;
  expect(view.getBoundingClientRect().height).toBe(0);
  view.error = 'broken';
  await view.updateComplete;
  expect(view.getBoundingClientRect().height).toBeGreaterThan(0);
});
