import { type Batch, col, createSession, type DataFrame, DataType, schema, type Session } from 'pixelframe';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import './pf-table.ts';
import type { TableFrame } from './load-rows.ts';
import type { PfTable } from './pf-table.ts';

let session: Session;
beforeAll(() => {
  session = createSession({ workers: 0 });
});
afterAll(() => session.close());
afterEach(() => {
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

async function mount(set: (table: PfTable) => void): Promise<PfTable> {
  const table = document.createElement('pf-table');
  set(table);
  const settled = new Promise((resolve) => table.addEventListener('pf-settled', resolve, { once: true }));
  document.body.append(table);
  await settled;
  await table.updateComplete;
  return table;
}

const cells = (table: PfTable): string[][] =>
  [...table.shadowRoot!.querySelectorAll('tbody tr')].map((row) =>
    [...row.querySelectorAll('td')].map((cell) => cell.textContent.trim()),
  );
const footer = (table: PfTable): string => table.shadowRoot!.querySelector('footer span')!.textContent;

async function pictures(table: PfTable, count: number): Promise<HTMLImageElement[]> {
  return vi.waitFor(() => {
    const found = [...table.shadowRoot!.querySelectorAll('pf-thumbnail')].flatMap((thumbnail) => [
      ...thumbnail.shadowRoot!.querySelectorAll('img'),
    ]);
    expect(found.filter((image) => image.naturalWidth > 0)).toHaveLength(count);
    return found;
  });
}

async function batchOf(frame: DataFrame): Promise<Batch> {
  for await (const batch of frame.batches()) return batch;
  throw new Error('no batch');
}

const red = { width: 40, height: 20, channels: 3, mode: 'RGB' as const, data: new Uint8Array(2400).fill(200) };

describe('rows', () => {
  test('types in the header, nulls apart from text, markup as text', async () => {
    const frame = session.fromRows([
      { id: 1, note: '<img src=x onerror=alert(1)>' },
      { id: 2, note: null },
      { id: 3, note: 'None' },
    ]);
    const table = await mount((one) => (one.frame = frame));
    const header = [...table.shadowRoot!.querySelectorAll('th')].map((cell) => cell.textContent);
    expect(header).toEqual(['idInt64', 'noteString']);
    expect(cells(table)).toEqual([
      ['1', '<img src=x onerror=alert(1)>'],
      ['2', 'null'],
      ['3', 'None'],
    ]);
    expect(table.shadowRoot!.querySelectorAll('.null')).toHaveLength(1);
    expect(table.shadowRoot!.querySelector('img')).toBeNull();
    expect(footer(table)).toBe('(Showing first 3 of 3 rows)');
  });

  test('asks for no more than it shows, and for more when told to', async () => {
    const frame = session.fromColumns({ n: Array.from({ length: 40 }, (_, i) => i) });
    const table = await mount((one) => {
      one.frame = frame;
      one.rows = 5;
    });
    expect(cells(table)).toHaveLength(5);
    expect(footer(table)).toBe('(Showing first 5 rows)');
    const settled = new Promise((resolve) => table.addEventListener('pf-settled', resolve, { once: true }));
    table.shadowRoot!.querySelector('button')!.click();
    await settled;
    await table.updateComplete;
    expect(cells(table).at(-1)).toEqual(['19']);
  });

  test('a collected frame says how many rows there are', async () => {
    const frame = await session.fromColumns({ n: Array.from({ length: 40 }, (_, i) => i) }).collect();
    const table = await mount((one) => (one.frame = frame));
    expect(footer(table)).toBe('(Showing first 8 of 40 rows)');
  });

  test('a batch without rows', async () => {
    const batch = await batchOf(session.fromColumns({ n: [1, 2] }));
    const table = await mount((one) => (one.batch = { ...batch, length: 0 }));
    expect(footer(table)).toBe('(No rows)');
  });
});

describe('values', () => {
  test('images, image files, hashes and tensors', async () => {
    const canvas = new OffscreenCanvas(30, 60);
    canvas.getContext('2d')!.fillRect(0, 0, 30, 60);
    const png = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
    const frame = session.fromRows(
      [
        {
          image: red,
          file: png,
          hash: Uint8Array.of(0xc3, 0xbd),
          tensor: { shape: [2], data: Float32Array.of(-1, 2) },
        },
      ],
      schema([
        { name: 'image', type: DataType.image('RGB') },
        { name: 'file', type: DataType.binary() },
        { name: 'hash', type: DataType.binary(2) },
        { name: 'tensor', type: DataType.tensor(DataType.float32()) },
      ]),
    );
    const table = await mount((one) => (one.frame = frame));
    const [image, file] = await pictures(table, 2);
    expect([image!.naturalWidth, image!.naturalHeight]).toEqual([40, 20]);
    expect([file!.naturalWidth, file!.naturalHeight]).toEqual([30, 60]);
    expect(image!.alt).toBe('Picture, 40 × 20 RGB');
    expect(cells(table)[0]!.slice(2)).toEqual(['c3bd', '2−1 … 2']);
  });

  test('blob URLs are revoked when the table leaves the page', async () => {
    const made = vi.spyOn(URL, 'createObjectURL');
    const revoked = vi.spyOn(URL, 'revokeObjectURL');
    const table = await mount((one) => (one.frame = session.fromRows([{ image: red }, { image: red }])));
    await pictures(table, 2);
    table.remove();
    expect(revoked.mock.calls.flat().sort()).toEqual(made.mock.results.map(({ value }) => value as string).sort());
  });

  test('a file that only begins like a picture shows what it is', async () => {
    const file = Uint8Array.of(0xff, 0xd8, 0xff, 0, 0, 0);
    const table = await mount((one) => (one.frame = session.fromRows([{ file }])));
    await vi.waitFor(() => {
      expect(table.shadowRoot!.querySelector('pf-thumbnail')!.shadowRoot!.textContent).toContain('jpeg file, 6 B');
    });
  });
});

describe('queries that do not end well', () => {
  /** Runs only once it is aborted. */
  const waiting = (): TableFrame => {
    const frame = session.fromRows([{ n: 1 }]);
    return {
      schema: () => frame.schema(),
      collectedRows: null,
      limit: () => ({
        async *batches(options) {
          await new Promise((resolve) => options.signal!.addEventListener('abort', resolve));
          yield* frame.batches(options);
        },
      }),
    };
  };

  test('the header is there at once; Stop stops it', async () => {
    const table = document.createElement('pf-table');
    table.frame = waiting();
    document.body.append(table);
    await table.updateComplete;
    expect(table.state).toBe('loading');
    expect(table.shadowRoot!.querySelector('th')!.textContent).toBe('nInt64');
    table.shadowRoot!.querySelector('button')!.click();
    await vi.waitFor(() => expect(table.state).toBe('stopped'));
    await table.updateComplete;
    expect(footer(table)).toBe('Stopped.');
    expect(table.shadowRoot!.querySelector('pf-error')).toBeNull();
  });

  test('an error is shown as one', async () => {
    const frame = session.fromRows([{ url: 'ftp://example.invalid/a.jpg' }]);
    const failing = frame.withColumn('bytes', col('url').download());
    const table = await mount((one) => (one.frame = failing));
    expect(table.state).toBe('failed');
    const error = table.shadowRoot!.querySelector('pf-error')!;
    await error.updateComplete;
    expect(error.shadowRoot!.querySelector('.code')!.textContent).toBe('IoError');
  });
});
