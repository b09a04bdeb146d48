import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createSession, setDefaultSession } from 'pixelframe';
import { afterAll, describe, expect, test } from 'vitest';
import { difference, readCases, runCase } from './daft-cases.ts';

const session = createSession({ workers: 0 });
setDefaultSession(session);
afterAll(() => session.close());

/** Cases whose difference is meant: the pipeline as the case writes it -> the words in the docs that say why. */
const folder = new URL('meant/', import.meta.url);
const meant = Object.fromEntries(
  readdirSync(folder).flatMap((name) =>
    Object.entries(JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Record<string, string>),
  ),
);
const docs = new URL('../../apps/docs/differences.md', import.meta.url);
const families = readCases();

describe.each([...families])('%s', (_, cases) => {
  test.each(cases.map((item) => ({ item, title: item.name ?? item.js })))('$title', async ({ item }) => {
    const found = difference(item, await runCase(item));
    if (meant[item.js] === undefined) expect(found).toBeNull();
    else expect(found, 'is no difference any more').not.toBeNull();
  });
});

describe('differences', () => {
  test('each that is meant is one of a case', () => {
    const known = new Set([...families.values()].flat().map(({ js }) => js));
    expect(Object.keys(meant).filter((js) => !known.has(js))).toEqual([]);
  });

  test('each has its reason in the docs', () => {
    expect(existsSync(docs)).toBe(true);
    const text = readFileSync(docs, 'utf8');
    for (const heading of new Set(Object.values(meant))) expect(text).toContain(heading);
  });
});
