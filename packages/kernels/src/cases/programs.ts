import type { ImageProgram } from '../program/program.ts';
import type { Pixels } from '../pixels.ts';
import { flat, lcg, ramp, spread, waves } from './pictures.ts';

const mean = [0.485, 0.456, 0.406];
const std = [0.229, 0.224, 0.225];

/** Small pictures of every mode, stride and awkward size; a device must treat each as the CPU does. */
export const smallPictures: readonly (readonly [string, Pixels])[] = [
  ['waves 40x30', waves(40, 30)],
  ['noise RGBA 37x23', lcg(37, 23, 4, 2)],
  ['noise RGB in RGBA bytes 33x21', spread(lcg(33, 21, 3, 3), 4)],
  ['noise LA 19x28', lcg(19, 28, 2, 4)],
  ['noise L 31x17', lcg(31, 17, 1, 5)],
  ['noise L in 3 bytes 9x14', spread(lcg(9, 14, 1, 6), 3)],
  ['flat RGB 16x16', flat(16, 16, [200, 50, 51])],
  ['flat RGBA 2x2', flat(2, 2, [1, 2, 3, 4])],
  ['one pixel RGB', flat(1, 1, [255, 128, 0])],
  ['one pixel L', flat(1, 1, [77])],
  ['one row', lcg(53, 1, 3, 7)],
  ['one column', lcg(1, 47, 3, 8)],
  ['ramp 32x32', ramp(32, 32)],
  ['no pixels', { width: 0, height: 5, channels: 3, stride: 3, data: new Uint8Array(0) }],
];

/** Programs that any picture can run. */
export const programs: readonly (readonly [string, ImageProgram])[] = [
  ['source only', { steps: [], outputs: [-1] }],
  ['shrink', { steps: [{ op: 'resize', input: -1, width: 7, height: 5 }], outputs: [0] }],
  ['enlarge', { steps: [{ op: 'resize', input: -1, width: 61, height: 44 }], outputs: [0] }],
  ['halve, where every sample is a tie', { steps: [{ op: 'resize', input: -1, width: 16, height: 8 }], outputs: [0] }],
  [
    'two sizes, the first one twice',
    {
      steps: [
        { op: 'resize', input: -1, width: 12, height: 9 },
        { op: 'resize', input: -1, width: 5, height: 40 },
      ],
      outputs: [0, 1, 0],
    },
  ],
  [
    'every mode',
    {
      steps: [
        { op: 'convert', input: -1, mode: 'L' },
        { op: 'convert', input: -1, mode: 'LA' },
        { op: 'convert', input: -1, mode: 'RGB' },
        { op: 'convert', input: -1, mode: 'RGBA' },
      ],
      outputs: [0, 1, 2, 3],
    },
  ],
  [
    'model input',
    {
      steps: [
        { op: 'convert', input: -1, mode: 'RGB' },
        { op: 'resize', input: 0, width: 20, height: 24 },
        { op: 'normalize', input: 1, mean, std, layout: 'CHW' },
        { op: 'normalize', input: 1, mean: std, std: mean, layout: 'HWC' },
      ],
      outputs: [2, 3],
    },
  ],
  [
    'normalize without resize',
    {
      steps: [
        { op: 'convert', input: -1, mode: 'RGB' },
        { op: 'normalize', input: 0, mean, std, layout: 'CHW' },
      ],
      outputs: [1],
    },
  ],
  [
    'grey thumbnail',
    {
      steps: [
        { op: 'convert', input: -1, mode: 'L' },
        { op: 'resize', input: 0, width: 11, height: 6 },
        { op: 'convert', input: 1, mode: 'RGBA' },
        { op: 'normalize', input: 1, mean: [0.5], std: [0.25], layout: 'CHW' },
      ],
      outputs: [2, 3, 0],
    },
  ],
  [
    'every hash, and one of the resized picture',
    {
      steps: [
        { op: 'hash', input: -1, method: 'phash', hashSize: 8 },
        { op: 'hash', input: -1, method: 'dhash', hashSize: 7 },
        { op: 'hash', input: -1, method: 'ahash', hashSize: 4 },
        { op: 'hash', input: -1, method: 'phash', hashSize: 3 },
        { op: 'resize', input: -1, width: 18, height: 18 },
        { op: 'hash', input: 4, method: 'dhash', hashSize: 16 },
        { op: 'convert', input: 4, mode: 'L' },
      ],
      outputs: [0, 1, 2, 3, 4, 5, 6],
    },
  ],
  [
    'a chain of resizes',
    {
      steps: [
        { op: 'resize', input: -1, width: 24, height: 14 },
        { op: 'resize', input: 0, width: 9, height: 9 },
        { op: 'hash', input: 1, method: 'ahash', hashSize: 2 },
      ],
      outputs: [1, 2],
    },
  ],
  [
    'the way CLIP looks at a picture',
    {
      steps: [
        { op: 'convert', input: -1, mode: 'RGB' },
        { op: 'resize', input: 0, width: 15, height: 15, fit: 'shorter', filter: 'bicubic', compat: 'pillow' },
        { op: 'centerCrop', input: 1, width: 15, height: 15 },
        { op: 'normalize', input: 2, mean, std, layout: 'CHW' },
      ],
      outputs: [3],
    },
  ],
  [
    'every filter, of both references',
    {
      steps: (['nearest', 'box', 'triangle', 'bicubic', 'lanczos'] as const).flatMap((filter) =>
        (['daft', 'pillow'] as const).map((compat) => {
          return { op: 'resize', input: -1, width: 13, height: 19, filter, compat } as const;
        }),
      ),
      outputs: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    },
  ],
  [
    'lower by far than wide, where Pillow goes down first',
    {
      steps: [
        { op: 'crop', input: -1, box: [1, 0, 9, 40] },
        { op: 'resize', input: 0, width: 8, height: 5, filter: 'lanczos', compat: 'pillow' },
        { op: 'flip', input: 1, axis: 'horizontal' },
        { op: 'convert', input: 2, mode: 'RGB' },
        { op: 'normalize', input: 3, mean, std, layout: 'HWC' },
      ],
      outputs: [2, 4],
    },
  ],
  [
    'every fit, enlarged and reduced',
    {
      steps: (['cover', 'contain', 'inside'] as const).flatMap((fit) => [
        { op: 'resize', input: -1, width: 12, height: 21, fit, filter: 'lanczos' } as const,
        { op: 'resize', input: -1, width: 52, height: 60, fit, filter: 'lanczos', compat: 'pillow' } as const,
      ]),
      outputs: [0, 1, 2, 3, 4, 5],
    },
  ],
  [
    'cut, mirrored and turned before and after a resize',
    {
      steps: [
        { op: 'crop', input: -1, box: [1, 2, 30, 11] },
        { op: 'flip', input: 0, axis: 'horizontal' },
        { op: 'rotate', input: 1, degrees: 90 },
        { op: 'resize', input: 2, width: 14, height: 10, filter: 'bicubic' },
        { op: 'flip', input: 3, axis: 'vertical' },
        { op: 'crop', input: 4, box: [2, 1, 9, 8] },
        { op: 'rotate', input: 5, degrees: 270 },
        { op: 'stats', input: 2 },
      ],
      outputs: [3, 5, 6, 7],
    },
  ],
  [
    'every hash of a crop, by both references',
    {
      steps: [
        { op: 'crop', input: -1, box: [2, 1, 100, 100] },
        ...(['ahash', 'dhash', 'dhash_vertical', 'phash', 'phash_simple', 'whash', 'colorhash'] as const).flatMap(
          (method) =>
            (['daft', 'imagehash'] as const).map((compat) => {
              return { op: 'hash', input: 0, method, hashSize: 4, compat } as const;
            }),
        ),
        { op: 'hash', input: 0, method: 'crop_resistant', hashSize: 4, segments: 2 },
        { op: 'hash', input: 0, method: 'crop_resistant', hashSize: 4, compat: 'imagehash' },
        { op: 'convert', input: 0, mode: 'LA', compat: 'pillow' },
        { op: 'stats', input: 0 },
      ],
      outputs: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18],
    },
  ],
];
