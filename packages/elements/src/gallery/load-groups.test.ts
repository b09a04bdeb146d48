import { createSession, DataType, schema, type Session } from 'pixelframe';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type GalleryColumns, loadGroups, sumUp } from './load-groups.ts';

let session: Session;
beforeAll(() => {
  session = createSession({ workers: 0 });
});
afterAll(() => session.close());

const columns: GalleryColumns = {
  group: 'cluster',
  image: 'file',
  caption: 'path',
  distance: 'distance',
  kept: 'kept',
  size: 'size',
  details: ['width'],
};

const row = (cluster: number | null, path: string, distance: number | null, kept: boolean | null, size: number) => ({
  cluster,
  path,
  distance,
  kept,
  size,
  width: 10,
  file: Uint8Array.of(1),
});

test('groups of two and more, the kept picture first, then by distance', async () => {
  const frame = session.fromRows([
    row(7, 'far', 9, false, 10),
    row(3, 'alone', 0, true, 1),
    row(7, 'near', 2, false, 20),
    row(5, 'second group', 1, false, 5),
    row(7, 'best', 0, true, 400),
    row(null, 'a', 0, true, 1),
    row(null, 'b', 0, true, 1),
    row(5, 'its best', 0, true, 7),
  ]);
  const groups = await loadGroups(frame, columns, {});
  expect(groups.map((items) => items.map(({ caption }) => caption))).toEqual([
    ['best', 'near', 'far'],
    ['its best', 'second group'],
  ]);
  expect(groups[0]![1]).toEqual({
    picture: Uint8Array.of(1),
    caption: 'near',
    distance: 2,
    kept: false,
    size: 20,
    details: ['10'],
  });
  expect(sumUp(groups)).toEqual({ pictures: 5, rest: 3, restBytes: 35 });
});

test('unknown distances come last, in the order of the rows', async () => {
  const frame = session.fromRows([row(1, 'x', null, null, 1), row(1, 'y', null, false, 1), row(1, 'z', 4, false, 1)]);
  const [group] = await loadGroups(frame, columns, {});
  expect(group!.map(({ caption }) => caption)).toEqual(['z', 'x', 'y']);
});

test('a column that is not there is named before anything runs', async () => {
  const frame = {
    schema: () => schema([{ name: 'path', type: DataType.string() }]),
    batches: () => {
      throw new Error('ran');
    },
  };
  await expect(loadGroups(frame, { group: 'cluster', image: 'path', caption: 'path' }, {})).rejects.toThrow(
    'gallery: there is no column "cluster". Available: path.',
  );
});
