import type { Pixels } from '@pixelframe/kernels';

type Paint = (x: number, y: number, width: number, height: number) => readonly number[];

/** A picture made of whole numbers only, so that it has the same bytes everywhere. */
function paint(width: number, height: number, channels: 1 | 2 | 3 | 4, colourAt: Paint): Pixels {
  const data = new Uint8Array(width * height * channels);
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++, to += channels) data.set(colourAt(x, y, width, height), to);
  }
  return { width, height, channels, stride: channels, data };
}

const grey = (value: number): readonly number[] => [value & 255, value & 255, value & 255];
const waves: Paint = (x, y) => [(7 * x + 3 * y) & 255, (Math.floor((x * x) / 16) + 5 * y) & 255, (9 * (x ^ y)) & 255];
const ramp: Paint = (x, _y, width) => grey(Math.floor((x * 255) / Math.max(width - 1, 1)));
const rampDown: Paint = (_x, y, _width, height) => grey(Math.floor((y * 255) / Math.max(height - 1, 1)));
const slope: Paint = (x, y, width, height) => grey(Math.floor(((x + y) * 255) / Math.max(width + height - 2, 1)));
const hues: Paint = (x, y, width, height) => {
  const turn = Math.floor((x * 1536) / width);
  const part = turn & 255;
  const sixth = [
    [255, part, 0],
    [255 - part, 255, 0],
    [0, 255, part],
    [0, 255 - part, 255],
    [part, 0, 255],
    [255, 0, 255 - part],
  ][turn >> 8]!;
  const white = Math.floor((y * 255) / height);
  return sixth.map((value) => value + Math.floor(((255 - value) * white) / 255));
};
const checker =
  (cell: number): Paint =>
  (x, y) =>
    grey((Math.floor(x / cell) + Math.floor(y / cell)) % 2 === 0 ? 255 : 0);
const stripes =
  (cell: number): Paint =>
  (x) =>
    [
      [255, 0, 0],
      [0, 255, 0],
      [0, 0, 255],
      [255, 255, 0],
    ][Math.floor(x / cell) % 4]!;
const discs: Paint = (x, y, width, height) => {
  const inside = (cx: number, cy: number, r: number): boolean =>
    (x * 8 - cx * width) ** 2 + (y * 8 - cy * height) ** 2 < (r * width) ** 2;
  if (inside(2, 2, 1)) return [250, 240, 200];
  if (inside(6, 5, 2)) return [180, 220, 160];
  return [30 + ((x * 40) >> 8), 60, 70 + ((y * 30) >> 8)];
};

function noise(width: number, height: number, channels: 1 | 2 | 3 | 4, seed: number): Pixels {
  let state = seed;
  const data = Uint8Array.from({ length: width * height * channels }, () => {
    state = (Math.imul(1_664_525, state) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
  return { width, height, channels, stride: channels, data };
}

/** Noise of a coarse lattice, interpolated: clouds. */
function clouds(width: number, height: number, seed: number, cell: number): Pixels {
  const columns = Math.ceil(width / cell) + 1;
  const lattice = noise(columns, Math.ceil(height / cell) + 1, 3, seed).data;
  const at = (x: number, y: number, c: number): number => lattice[(y * columns + x) * 3 + c]!;
  return paint(width, height, 3, (x, y) => {
    const [left, top, u, v] = [Math.floor(x / cell), Math.floor(y / cell), x % cell, y % cell];
    return [0, 1, 2].map((c) => {
      const above = at(left, top, c) * (cell - u) + at(left + 1, top, c) * u;
      const below = at(left, top + 1, c) * (cell - u) + at(left + 1, top + 1, c) * u;
      return Math.floor((above * (cell - v) + below * v) / (cell * cell));
    });
  });
}

const opaque =
  (colours: Paint): Paint =>
  (x, y, width, height) => [...colours(x, y, width, height), (x * 5 + y * 3) & 255];
const flat =
  (...colour: number[]): Paint =>
  () =>
    colour;

const sized = (name: string, sizes: readonly (readonly [number, number])[], colours: Paint) =>
  sizes.map(([width, height]): [string, () => Pixels] => [
    `${name} ${width}x${height}`,
    () => paint(width, height, 3, colours),
  ]);

/** Pictures that need no file: gradients, patterns, flat colours, noise, and awkward sizes. */
export const syntheticPictures: readonly (readonly [name: string, make: () => Pixels])[] = [
  ...sized(
    'waves',
    [
      [200, 150],
      [64, 64],
      [31, 47],
      [300, 200],
      [512, 384],
      [1, 1],
      [2, 3],
      [7, 1],
      [1, 9],
      [5, 4],
    ],
    waves,
  ),
  ...sized(
    'ramp',
    [
      [32, 32],
      [64, 64],
      [100, 70],
      [300, 300],
      [256, 17],
    ],
    ramp,
  ),
  ...sized(
    'ramp down',
    [
      [32, 32],
      [100, 70],
    ],
    rampDown,
  ),
  ...sized(
    'slope',
    [
      [32, 32],
      [48, 48],
      [64, 64],
      [100, 70],
      [256, 256],
    ],
    slope,
  ),
  ...sized(
    'hues',
    [
      [96, 64],
      [512, 256],
    ],
    hues,
  ),
  ...[1, 2, 3, 4, 8, 16].flatMap((cell) =>
    sized(
      `checkers of ${cell}`,
      [
        [32, 32],
        [96, 64],
      ],
      checker(cell),
    ),
  ),
  ...[2, 5, 8, 16].flatMap((cell) =>
    sized(
      `stripes of ${cell}`,
      [
        [64, 64],
        [100, 60],
      ],
      stripes(cell),
    ),
  ),
  ...sized(
    'discs',
    [
      [128, 96],
      [300, 300],
      [401, 283],
    ],
    discs,
  ),
  ...sized(
    'black',
    [
      [20, 10],
      [64, 64],
    ],
    flat(0, 0, 0),
  ),
  ...sized('white', [[33, 17]], flat(255, 255, 255)),
  ...sized(
    'teal',
    [
      [32, 32],
      [300, 200],
    ],
    flat(30, 120, 130),
  ),
  ...sized('red', [[16, 16]], flat(255, 0, 0)),
  ...sized('saturation 170', [[24, 24]], flat(255, 85, 85)),
  ['grey 40x40 L', () => paint(40, 40, 1, flat(77))],
  ['ramp 50x40 L', () => paint(50, 40, 1, (x) => [x * 5])],
  ['waves 90x60 RGBA', () => paint(90, 60, 4, opaque(waves))],
  ['hues 64x64 RGBA', () => paint(64, 64, 4, opaque(hues))],
  ['ramp 40x30 LA', () => paint(40, 30, 2, (x, y) => [x * 6, y * 8])],
  ['noise 64x48', () => noise(64, 48, 3, 1)],
  ['noise 33x57 L', () => noise(33, 57, 1, 5)],
  ['noise 40x41 LA', () => noise(40, 41, 2, 6)],
  ['noise 57x39 RGBA', () => noise(57, 39, 4, 7)],
  ['noise 128x128', () => noise(128, 128, 3, 8)],
  ['noise 8x8', () => noise(8, 8, 3, 9)],
  ['noise 16x16', () => noise(16, 16, 3, 10)],
  ['noise 3x200', () => noise(3, 200, 3, 11)],
  ...[12, 20, 40, 75].flatMap((cell) =>
    [1, 2, 3].map((seed): [string, () => Pixels] => [
      `clouds ${seed} of ${cell} ${200 + cell}x${180 - cell}`,
      () => clouds(200 + cell, 180 - cell, seed, cell),
    ]),
  ),
];
