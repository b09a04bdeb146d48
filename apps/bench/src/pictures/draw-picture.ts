/** 8-bit RGBA, opaque. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

type Random = () => number;

/** mulberry32: the same seed gives the same picture on every machine. */
function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const SCALES = [512, 256, 128, 64, 32, 16, 8, 4, 2];
/** Colours of photographs change over larger distances than their light. */
const FINEST_COLOUR = 64;

/**
 * A picture with the statistics of a photograph, which is what a JPEG decoder's time depends on: the strength of detail
 * falls with its size as 1/f, colours vary slowly, a few hard edges, and grain.
 */
export function drawPicture(seed: number, width: number, height: number): Picture {
  const random = seeded(seed * 7919 + 1);
  const light = new Float32Array(width * height).fill(100 + 50 * random());
  const colours = [0, 1, 2].map(() => new Float32Array(width * height));
  const contrast = 50 + 50 * random();
  const roughness = 0.42 + 0.2 * random();
  for (const scale of SCALES) {
    const amplitude = contrast * (scale / SCALES[0]!) ** roughness;
    addLattice(light, random, scale, width, height, amplitude);
    if (scale < FINEST_COLOUR) continue;
    for (const colour of colours) addLattice(colour, random, scale, width, height, amplitude * 0.5);
  }
  for (let i = 0; i < 14; i++) addDisc(colours, random, width, height);
  const grain = 5 + 9 * random();
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let p = 0; p < width * height; p++) {
    const level = light[p]! + (random() + random() - 1) * grain;
    for (let c = 0; c < 3; c++) data[4 * p + c] = level + colours[c]![p]!;
  }
  return { width, height, data };
}

/** Adds random heights at the points of a lattice, interpolated bilinearly between them. */
function addLattice(
  plane: Float32Array,
  random: Random,
  scale: number,
  width: number,
  height: number,
  amplitude: number,
): void {
  const columns = Math.floor(width / scale) + 2;
  const points = new Float32Array(columns * (Math.floor(height / scale) + 2));
  for (let i = 0; i < points.length; i++) points[i] = (random() * 2 - 1) * amplitude;
  const line = new Float32Array(columns);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / scale) * columns;
    const v = (y % scale) / scale;
    for (let i = 0; i < columns; i++) line[i] = points[row + i]! * (1 - v) + points[row + columns + i]! * v;
    for (let x = 0, p = y * width; x < width; x++, p++) {
      const i = Math.floor(x / scale);
      const u = (x % scale) / scale;
      plane[p]! += line[i]! * (1 - u) + line[i + 1]! * u;
    }
  }
}

/** Something with an outline, of another colour than what is behind it. */
function addDisc(colours: readonly Float32Array[], random: Random, width: number, height: number): void {
  const [cx, cy] = [random() * width, random() * height];
  const radius = (0.02 + 0.16 * random() ** 2) * width;
  const shift = colours.map(() => (random() - 0.5) * 160);
  const top = Math.max(0, Math.ceil(cy - radius));
  const bottom = Math.min(height, Math.floor(cy + radius));
  for (let y = top; y < bottom; y++) {
    const half = Math.sqrt(Math.max(0, radius * radius - (y - cy) ** 2));
    const from = y * width + Math.max(0, Math.ceil(cx - half));
    const to = y * width + Math.min(width, Math.floor(cx + half));
    colours.forEach((colour, c) => {
      for (let p = from; p < to; p++) colour[p]! += shift[c]!;
    });
  }
}
