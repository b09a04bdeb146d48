import { col, createSession } from 'pixelframe';
import { expect, test } from 'vitest';

test('dropped items are taken before the drop event is over', async () => {
  const picture = await (await fetch('/samples/images/husky-thumb.png')).blob();
  const drop = new DataTransfer();
  drop.items.add(new File([picture], 'b.png', { type: 'image/png' }));
  drop.items.add(new File(['not a picture'], 'notes.txt', { type: 'text/plain' }));
  drop.items.add(new File([picture], 'a.png', { type: 'image/png' }));
  await using session = createSession({ workers: 1, gpu: 'off' });
  const listing = session.readImages(drop.items);
  // What the browser does as soon as the handler returns.
  drop.items.clear();
  const rows = await (
    await listing
  )
    .withColumn('width', col('bytes').decodeImage().imageWidth())
    .select('path', 'size', 'width')
    .toRows();
  expect(rows).toEqual([
    { path: 'a.png', size: picture.size, width: 320 },
    { path: 'b.png', size: picture.size, width: 320 },
  ]);
});
