import type { Rgb, Vec } from '../draw/math.ts';
import { add, hex } from '../draw/math.ts';
import type { Group, Material, Part, Shape, Surface } from './shape.ts';
import { turned } from './shape.ts';

export interface BodyLook {
  readonly coat: Rgb;
  readonly fur: number;
  readonly markings?: (surface: Surface) => void;
}

export interface Collar {
  readonly color: Rgb;
  readonly tag?: boolean;
}

/** Neck, chest and shoulders for a portrait: the head's frame is its origin. */
export function dogBust(look: BodyLook, collar: Collar | null, lean = 0): Group {
  const coat = coatOf(look);
  const parts: Part[] = [
    solid(limb([0, -0.15, -0.5], [lean, -1.9, -0.9], [0.66, 1.12]), 0.3, coat),
    ...[-1, 1].map((s) => solid(ball([lean + 0.75 * s, -2.35, -0.85], [0.75, 1.1, 0.85]), 0.4, coat)),
    solid(ball([lean, -2.3, -0.35], [0.7, 1.0, 0.7]), 0.5, coat),
  ];
  if (collar !== null) {
    const at: Vec = [lean * 0.42, -0.98, -0.68];
    const strap: Shape = { kind: 'ring', at, axis: [0, 1, 0.32], radius: 0.95, thickness: 0.08, height: 0.1 };
    parts.push(solid(strap, 0, { color: collar.color, fur: 0, gloss: 0.15 }));
    if (collar.tag === true)
      parts.push(
        solid(ball(add(at, [0, -0.5, 0.98]), [0.16, 0.16, 0.04]), 0, { color: hex('#e0b040'), fur: 0, gloss: 1 }),
      );
  }
  return {
    at: [0, 0, 0],
    turn: turned(0),
    bound: 3.9,
    parts,
    ...paintOf(look),
    flow: (x) => [x * 0.35, -1, 0.1],
  };
}

export interface StandingLook extends BodyLook {
  /** Hip to shoulder. */
  readonly length: number;
  readonly legs: number;
  readonly girth: number;
  readonly tail: readonly Vec[];
  readonly tailRadius: number;
}

/** A standing dog: faces +x, paws on y = 0. Returns the body and where its head belongs. */
export function standingDog(look: StandingLook): { readonly body: Group; readonly head: Vec } {
  const coat = coatOf(look);
  const short: Material = { ...coat, fur: look.fur * 0.5 };
  const half = look.length / 2;
  const g = look.girth;
  const h = look.legs + g * 0.75;
  const head: Vec = [half + 0.75, h + 1.15, 0];
  const parts: Part[] = [
    solid(limb([-half, h, 0], [half, h + 0.02, 0], [0.8 * g, 0.95 * g]), 0, coat),
    solid(ball([half + 0.15, h - 0.12, 0], [0.72 * g, 0.95 * g, 0.8 * g]), 0.3, coat),
    solid(limb([half + 0.1, h + 0.35, 0], add(head, [-0.25, -0.2, 0]), [0.75, 0.6]), 0.35, coat),
    ...[-1, 1].flatMap((s) => {
      const stride = 0.16 * s;
      return [
        solid(
          limb([half + 0.05, h - 0.3, 0.45 * g * s], [half + 0.12 + stride, 0.2, 0.46 * g * s], [0.36, 0.17]),
          0.22,
          short,
        ),
        solid(ball([half + 0.24 + stride, 0.13, 0.46 * g * s], [0.27, 0.15, 0.2]), 0.1, short),
        solid(ball([-half - 0.02, h - 0.25, 0.42 * g * s], [0.5, 0.62, 0.36]), 0.25, coat),
        solid(
          limb([-half - 0.1, h - 0.5, 0.46 * g * s], [-half - 0.42 - stride, 0.5, 0.47 * g * s], [0.3, 0.17]),
          0.16,
          short,
        ),
        solid(
          limb([-half - 0.42 - stride, 0.5, 0.47 * g * s], [-half - 0.3 - stride, 0.18, 0.47 * g * s], [0.17, 0.16]),
          0.08,
          short,
        ),
        solid(ball([-half - 0.16 - stride, 0.13, 0.47 * g * s], [0.27, 0.14, 0.19]), 0.1, short),
      ];
    }),
    ...chain(
      look.tail.map((v) => add(v, [-half - 0.55 * g, h + 0.3, 0])),
      look.tailRadius,
      coat,
    ),
  ];
  const flow = (_x: number, y: number, z: number): Vec => (y < h - 0.55 * g ? [-0.1, -1, 0] : [-1, -0.55, z * 0.2]);
  return { body: { at: [0, 0, 0], turn: turned(0), bound: half + h + 2.2, parts, ...paintOf(look), flow }, head };
}

/** A sitting dog seen from the front quarter: faces +z, on y = 0. */
export function sittingDog(look: BodyLook): { readonly body: Group; readonly head: Vec } {
  const coat = coatOf(look);
  const short: Material = { ...coat, fur: look.fur * 0.6 };
  const head: Vec = [0, 3.35, 0.55];
  const parts: Part[] = [
    solid(limb([0, 0.75, -0.85], [0, 2.0, 0.05], [0.85, 0.78]), 0, coat),
    solid(ball([0, 1.75, 0.3], [0.62, 0.85, 0.55]), 0.3, coat),
    solid(limb([0, 2.2, 0.1], add(head, [0, -0.25, -0.3]), [0.66, 0.55]), 0.3, coat),
    ...[-1, 1].flatMap((s) => [
      solid(ball([0.62 * s, 0.62, -0.5], [0.42, 0.6, 0.75]), 0.25, coat),
      solid(ball([0.72 * s, 0.15, 0.3], [0.22, 0.15, 0.45]), 0.12, short),
      solid(limb([0.4 * s, 1.6, 0.42], [0.34 * s, 0.2, 0.68], [0.34, 0.18]), 0.18, short),
      solid(ball([0.34 * s, 0.13, 0.82], [0.2, 0.14, 0.28]), 0.1, short),
    ]),
    ...chain(
      [
        [0, 0.3, -1.5],
        [0.9, 0.15, -1.6],
        [1.6, 0.16, -1.1],
      ],
      0.17,
      coat,
    ),
  ];
  const flow = (x: number): Vec => [x * 0.3, -1, 0];
  return { body: { at: [0, 0, 0], turn: turned(0), bound: 4.4, parts, ...paintOf(look), flow }, head };
}

/** A dog curled up on y = 0, head on its paws towards +z. */
export function curledDog(look: BodyLook): { readonly body: Group; readonly head: Vec } {
  const coat = coatOf(look);
  const arc = (angle: number, radius: number, y: number): Vec => [
    Math.cos(angle) * radius,
    y,
    Math.sin(angle) * radius,
  ];
  const spine = Array.from({ length: 8 }, (_, i) => arc(2.7 + i * 0.47, 1.15, 0.62));
  const parts: Part[] = [
    ...spine.map((at, i) => solid(ball(at, [0.92 - 0.02 * i, 0.68, 0.92 - 0.02 * i]), i === 0 ? 0 : 0.3, coat)),
    solid(ball([0, 0.3, 0.1], [1.0, 0.4, 1.0]), 0.3, coat),
    solid(ball([1.15, 0.26, 0.95], [0.7, 0.34, 0.6]), 0.2, coat),
    solid(limb(arc(2.7, 1.15, 0.6), [-0.55, 0.62, 1.35], [0.7, 0.55]), 0.35, coat),
    solid(limb([-0.1, 0.18, 1.1], [1.3, 0.16, 1.75], [0.24, 0.18]), 0.12, coat),
    solid(limb([0.8, 0.2, 0.7], [1.75, 0.16, 1.2], [0.26, 0.18]), 0.12, coat),
    ...chain([arc(6.1, 1.75, 0.3), arc(6.6, 1.95, 0.22), arc(7.05, 1.85, 0.2), arc(7.4, 1.6, 0.22)], 0.2, coat),
  ];
  const flow = (x: number, y: number, z: number): Vec => [z + x * 0.3, -0.4 * y, -x + z * 0.3];
  return {
    body: { at: [0, 0, 0], turn: turned(0), bound: 3.2, parts, ...paintOf(look), flow },
    head: [-0.2, 0.62, 1.45],
  };
}

const solid = (shape: Shape, blend: number, material: Material): Part => ({ shape, blend, material });
const ball = (at: Vec, radii: Vec): Shape => ({ kind: 'ellipsoid', at, radii });
const limb = (from: Vec, to: Vec, radii: readonly [number, number]): Shape => ({ kind: 'limb', from, to, radii });
const coatOf = (look: BodyLook): Material => ({ color: look.coat, fur: look.fur, gloss: 0 });
/** Markings are for hair: a collar keeps its colour. */
function paintOf({ markings }: BodyLook): Pick<Group, 'paint'> {
  if (markings === undefined) return {};
  return {
    paint: (surface) => {
      if (surface.fur > 0) markings(surface);
    },
  };
}

function chain(points: readonly Vec[], radius: number, material: Material): Part[] {
  return points.slice(1).map((to, i) => solid(limb(points[i]!, to, [radius, radius * 0.9]), 0.12, material));
}
