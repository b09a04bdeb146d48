import { ModelError } from '@pixelframe/columnar';
import { describe, expect, test } from 'vitest';
import { imageProcessor, preparedSides } from './image-processor.ts';

const clip = {
  image_processor_type: 'CLIPImageProcessor',
  do_resize: true,
  size: { shortest_edge: 224 },
  resample: 3,
  do_center_crop: true,
  crop_size: { height: 224, width: 224 },
  do_rescale: true,
  rescale_factor: 1 / 255,
  do_normalize: true,
  image_mean: [0.5, 0.4, 0.3],
  image_std: [0.2, 0.2, 0.1],
};

describe('image processors', () => {
  test('CLIP: the shorter side, the middle, the floats', () => {
    const steps = imageProcessor(clip, 'm');
    expect(steps).toEqual([
      { op: 'convert', mode: 'RGB', compat: 'pillow', background: 'white' },
      { op: 'resize', width: 224, height: 224, filter: 'bicubic', fit: 'shorter', compat: 'pillow' },
      { op: 'centerCrop', width: 224, height: 224 },
      { op: 'normalize', mean: clip.image_mean, std: clip.image_std, layout: 'CHW' },
    ]);
    expect(preparedSides(steps)).toEqual({ width: 224, height: 224 });
  });

  test('its older form has numbers for sizes', () => {
    expect(imageProcessor({ ...clip, size: 224, crop_size: 224 }, 'm')).toEqual(imageProcessor(clip, 'm'));
  });

  test('ViT: both sides at once, nothing cut off', () => {
    const steps = imageProcessor({ size: { height: 30, width: 40 }, resample: 2 }, 'm');
    expect(steps.slice(1, -1)).toEqual([
      { op: 'resize', width: 40, height: 30, filter: 'triangle', fit: 'fill', compat: 'pillow' },
    ]);
  });

  test('ResNet: a little larger, then the middle; from 384 on at once', () => {
    const config = { image_processor_type: 'ConvNextImageProcessor', crop_pct: 0.875, resample: 3 };
    expect(imageProcessor({ ...config, size: { shortest_edge: 224 } }, 'm').slice(1, -1)).toEqual([
      { op: 'resize', width: 256, height: 256, filter: 'bicubic', fit: 'shorter', compat: 'pillow' },
      { op: 'centerCrop', width: 224, height: 224 },
    ]);
    expect(imageProcessor({ ...config, size: { shortest_edge: 384 } }, 'm')[1]).toMatchObject({
      width: 384,
      fit: 'fill',
    });
  });

  test('bytes that are not divided by 255', () => {
    const [, , normalize] = imageProcessor(
      { size: 8, do_rescale: false, do_normalize: true, image_mean: [127.5, 0, 255], image_std: [127.5, 1, 255] },
      'm',
    );
    expect(normalize).toMatchObject({ mean: [0.5, 0, 1], std: [0.5, 1 / 255, 1] });
  });

  test('what is not understood is an error', () => {
    expect(() => imageProcessor(null, 'owner/name')).toThrow(ModelError);
    expect(() => imageProcessor({ size: { longest_edge: 9 } }, 'owner/name')).toThrow(
      'owner/name: preprocessor_config.json has no size that is understood: {"longest_edge":9}.',
    );
    expect(() => imageProcessor({ size: 8, resample: 5 }, 'owner/name')).toThrow('resampling filter 5');
  });
});
