import * as pixelframe from 'pixelframe';
import { createSession } from 'pixelframe/node';
import { expect, test } from 'vitest';
import { cellApi } from './cell-api.ts';

test('everything a cell reads belongs to its run', async () => {
  await using session = createSession();
  const api = cellApi(session, () => session);
  const readers = Object.keys(pixelframe).filter((name) => /^(read|from)[A-Z]|^range$/.test(name));
  expect(readers.length).toBeGreaterThan(7);
  for (const name of readers) expect(api[name], name).not.toBe((pixelframe as Record<string, unknown>)[name]);
  const range = api['range'] as typeof pixelframe.range;
  expect(range(3).session).toBe(session);
  expect(await range(3).toRows()).toEqual([{ id: 0 }, { id: 1 }, { id: 2 }]);
  expect(await range(5, 1, -2).toRows()).toEqual([{ id: 5 }, { id: 3 }]);
  const columns = (api['fromColumns'] as typeof pixelframe.fromColumns)({ id: [1] });
  expect(columns.join(range(2), { on: 'id' }).session).toBe(session);
});
