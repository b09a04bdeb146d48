import { readFile } from 'node:fs/promises';
import { createSession } from 'pixelframe/node';
import { afterAll, describe, test } from 'vitest';
import { CASES } from './cases/all.ts';

const session = createSession();
const sample = async (path: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await readFile(new URL(`../../public/samples/${path}`, import.meta.url)));

afterAll(() => session.close());

describe.each(Object.entries(CASES))('%s in Node', (_, cases) => {
  test.each(cases)('$name', async ({ run }) => {
    await run({ session, sample });
  });
});
