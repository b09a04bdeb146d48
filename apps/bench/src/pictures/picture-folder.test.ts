import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { drawPicture } from './draw-picture.ts';
import { makePicture } from './picture-folder.ts';

const digest = (bytes: Uint8Array | Uint8ClampedArray): string => createHash('sha256').update(bytes).digest('hex');

describe('drawPicture', () => {
  it('draws the same picture for a seed, and others for others', () => {
    const one = digest(drawPicture(1, 64, 48).data);
    expect(digest(drawPicture(1, 64, 48).data)).toBe(one);
    expect(digest(drawPicture(2, 64, 48).data)).not.toBe(one);
  });
});

describe('makePicture', () => {
  it('makes a baseline JPEG of 1024x768 and the size of a photograph', async () => {
    const bytes = await makePicture(3);
    const at = bytes.findIndex((byte, i) => byte === 0xff && bytes[i + 1] === 0xc0);
    const frame = new DataView(bytes.buffer, at + 5);
    expect([frame.getUint16(0), frame.getUint16(2)]).toEqual([768, 1024]);
    expect(bytes.length).toBeGreaterThan(60_000);
    expect(bytes.length).toBeLessThan(300_000);
  });
});
