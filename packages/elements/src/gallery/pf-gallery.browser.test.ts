import { createSession, type Session } from 'pixelframe';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { GalleryFrame } from './load-groups.ts';
import type { PfGallery } from './pf-gallery.ts';
import './pf-gallery.ts';

let session: Session;
beforeAll(() => {
  session = createSession({ workers: 0 });
});
afterAll(() => session.close());
afterEach(() => document.body.replaceChildren());

const columns = { group: 'cluster', image: 'image', caption: 'path', distance: 'distance', kept: 'kept', size: 'size' };

async function mount(set: (gallery: PfGallery) => void): Promise<PfGallery> {
  const gallery = document.createElement('pf-gallery');
  gallery.columns = columns;
  set(gallery);
  const settled = new Promise((resolve) => gallery.addEventListener('pf-settled', resolve, { once: true }));
  document.body.append(gallery);
  await settled;
  await gallery.updateComplete;
  return gallery;
}

const text = (gallery: PfGallery, selector: string): string[] =>
  [...gallery.shadowRoot!.querySelectorAll(selector)].map((node) => node.textContent.replaceAll(/\s+/g, ' ').trim());

const picture = { width: 40, height: 20, channels: 3, mode: 'RGB' as const, data: new Uint8Array(2400).fill(90) };
const row = (cluster: number, path: string, distance: number, size: number) => ({
  cluster,
  path,
  distance,
  kept: distance === 0,
  size,
  image: picture,
});

test('groups side by side, with distances, the kept one marked', async () => {
  const frame = session.fromRows([
    row(0, '<b>big</b>.jpg', 0, 2000),
    row(0, 'copy.jpg', 4, 1500),
    row(1, 'lonely.jpg', 0, 10),
  ]);
  const gallery = await mount((one) => (one.frame = frame));
  expect(text(gallery, 'header span')).toEqual(['1 group, 2 pictures; 1 could go, 1.5 KB']);
  expect(text(gallery, '.caption')).toEqual(['<b>big</b>.jpg', 'copy.jpg']);
  expect(text(gallery, '.badge')).toEqual(['Keep', 'distance 4']);
  expect(text(gallery, '.facts')).toEqual(['2 KB', '1.5 KB']);
  expect(gallery.shadowRoot!.querySelectorAll('li.kept')).toHaveLength(1);
  await vi.waitFor(() => {
    const images = [...gallery.shadowRoot!.querySelectorAll('pf-thumbnail')].map((one) =>
      one.shadowRoot!.querySelector('img'),
    );
    expect(images.map((image) => image?.naturalWidth)).toEqual([40, 40]);
  });
});

test('many groups come page by page', async () => {
  const rows = Array.from({ length: 60 }, (_, i) => row(i >> 1, `${i}.jpg`, i & 1, 1));
  const gallery = await mount((one) => (one.frame = session.fromRows(rows)));
  expect(text(gallery, '.group')).toHaveLength(24);
  expect(text(gallery, 'footer span')).toEqual(['24 of 30 groups']);
  gallery.shadowRoot!.querySelector('footer button')!.dispatchEvent(new MouseEvent('click'));
  await gallery.updateComplete;
  expect(text(gallery, '.group')).toHaveLength(30);
  expect(gallery.shadowRoot!.querySelector('footer')).toBeNull();
});

test('nothing alike is said, not shown as nothing', async () => {
  const gallery = await mount((one) => (one.frame = session.fromRows([row(0, 'a.jpg', 0, 1)])));
  expect(text(gallery, 'header span')).toEqual(['No two pictures belong together.']);
});

test('an error of the query is shown; a wrong column too', async () => {
  const frame = session.fromRows([row(0, 'a.jpg', 0, 1)]);
  const failing: GalleryFrame = {
    schema: () => frame.schema(),
    batches: () => {
      throw new Error('broken');
    },
  };
  const gallery = await mount((one) => (one.frame = failing));
  expect(gallery.state).toBe('failed');
  const wrong = await mount((one) => {
    one.frame = frame;
    one.columns = { ...columns, group: 'clusters' };
  });
  expect(wrong.shadowRoot!.querySelector('pf-error')!.shadowRoot!.textContent).toContain(
    'there is no column "clusters"',
  );
});

test('stop cancels the query, and it can be run again', async () => {
  const frame = session.fromRows([row(0, 'a.jpg', 0, 1), row(0, 'b.jpg', 1, 1)]);
  let blocked = true;
  const slow: GalleryFrame = {
    schema: () => frame.schema(),
    async *batches(options) {
      if (blocked) {
        await new Promise<void>((resolve) => options.signal!.addEventListener('abort', () => resolve()));
      }
      yield* frame.batches(options);
    },
  };
  const gallery = document.createElement('pf-gallery');
  gallery.columns = columns;
  gallery.frame = slow;
  document.body.append(gallery);
  await gallery.updateComplete;
  expect(text(gallery, 'header span')).toEqual(['Running…']);
  const settled = (): Promise<unknown> =>
    new Promise((resolve) => gallery.addEventListener('pf-settled', resolve, { once: true }));
  const stopped = settled();
  gallery.shadowRoot!.querySelector('button')!.click();
  await stopped;
  await gallery.updateComplete;
  expect(gallery.state).toBe('stopped');
  blocked = false;
  const ready = settled();
  gallery.shadowRoot!.querySelector('button')!.click();
  await ready;
  await gallery.updateComplete;
  expect(text(gallery, '.caption')).toEqual(['a.jpg', 'b.jpg']);
});
