import { describe, expect, it } from 'vitest';
import { lcg, spread } from '../cases/pictures.ts';
import { normalize } from './normalize.ts';

const mean = [0.485, 0.456, 0.406];
const std = [0.229, 0.224, 0.225];

describe('normalize', () => {
  it('computes each step in f32, planes first', () => {
    const source = lcg(5, 4, 3, 1);
    const { data, shape } = normalize(source, { mean, std, layout: 'CHW' });
    expect(shape).toEqual([3, 4, 5]);
    const [v, m, s] = [new Float32Array(1), new Float32Array(1), new Float32Array(1)];
    for (let i = 0; i < 20; i++) {
      for (let c = 0; c < 3; c++) {
        v[0] = source.data[i * 3 + c]! / 255;
        m[0] = mean[c]!;
        s[0] = std[c]!;
        v[0] -= m[0];
        v[0] /= s[0];
        expect(data[c * 20 + i]).toBe(v[0]);
      }
    }
  });

  it('interleaves for HWC, and skips what the stride skips', () => {
    const source = lcg(5, 4, 3, 1);
    const planes = normalize(source, { mean, std, layout: 'CHW' }).data;
    const { data, shape } = normalize(spread(source, 4), { mean, std, layout: 'HWC' });
    expect(shape).toEqual([4, 5, 3]);
    expect(Array.from(data)).toEqual(Array.from(data, (_, i) => planes[(i % 3) * 20 + Math.floor(i / 3)]));
  });

  it('gives an empty tensor for an empty picture', () => {
    const empty = { width: 0, height: 2, channels: 1, stride: 1, data: new Uint8Array(0) } as const;
    expect(normalize(empty, { mean: [0], std: [1], layout: 'CHW' })).toEqual({
      data: new Float32Array(0),
      shape: [1, 2, 0],
    });
  });

  it('refuses another number of means than channels', () => {
    expect(() => normalize(lcg(2, 2, 4, 1), { mean, std, layout: 'CHW' })).toThrow(
      'normalize: the picture has 4 channels, but 3 means and 3 deviations were given.',
    );
  });
});
