import { createSession } from 'pixelframe';
import { expect, test } from 'vitest';

test('the engine that replaces a dead one reads text files again', async () => {
  await using session = createSession({ workers: 1, gpu: 'off' });
  const df = await session.readCsv(new File(['a,b\n1,x\n2,y\n'], 'a.csv'));
  const rows = await df.toRows();
  await session.killWorker('engine');
  // Until the death is noticed, what is asked of the dead engine fails.
  await expect.poll(() => df.toRows().catch(String)).toEqual(rows);
});
