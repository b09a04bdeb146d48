import type { Rgb, Vec } from '../draw/math.ts';
import { clamp01, hex, mix, ramp } from '../draw/math.ts';
import { fbm3 } from '../draw/noise.ts';
import type { Group, Material, Part, Shape, Surface } from './shape.ts';

export interface HeadLook {
  readonly coat: Rgb;
  readonly ears: 'floppy' | 'pricked' | 'folded';
  readonly earColor?: Rgb;
  /** Hair length on the cheeks; face and muzzle are shorter. */
  readonly fur: number;
  /** 1 = a retriever's muzzle. */
  readonly muzzle: number;
  readonly eyes: Rgb;
  readonly eyeSize?: number;
  readonly tongue?: boolean;
  readonly asleep?: boolean;
  /** Markings over the coat: changes the surface colour by head position. */
  readonly markings?: (surface: Surface) => void;
}

/** Head frame: x to the picture's right, y up, z out of the face; the skull has a radius of about 0.85. */
export function dogHead(look: HeadLook, at: Vec, turn: Group['turn']): Group {
  const m = look.muzzle;
  const tip = 0.5 + 0.85 * m;
  const eyeSize = look.eyeSize ?? 0.125;
  const coat: Material = { color: look.coat, fur: look.fur, gloss: 0 };
  const short: Material = { color: look.coat, fur: look.fur * 0.4, gloss: 0 };
  const lips: Material = { color: [0.03, 0.02, 0.02], fur: 0, gloss: 0.25 };
  const nose: Material = { color: [0.018, 0.015, 0.015], fur: 0, gloss: 0.7 };
  const parts: Part[] = [
    solid(ball([0, 0.22, -0.12], [0.82, 0.74, 0.84]), 0, coat),
    ...both((s) => solid(ball([0.42 * s, -0.15, 0.12], [0.4, 0.46, 0.46]), 0.25, coat)),
    ...both((s) => solid(ball([0.3 * s, 0.36, 0.5], [0.26, 0.22, 0.24]), 0.22, short)),
    solid(limb([0, -0.08, 0.45], [0, -0.2, tip - 0.1], [0.44, 0.27]), 0.2, short),
    solid(limb([0, 0.08, 0.6], [0, 0.0, tip], [0.2, 0.15]), 0.16, short),
    ...both((s) => solid(ball([0.16 * s, -0.3, tip - 0.13], [0.23, 0.21, 0.3]), 0.1, short)),
    solid(limb([0, -0.42, 0.35], [0, -0.5, tip - 0.28], [0.3, 0.17]), 0.06, short),
    solid(ball([0, -0.42, tip - 0.24], [0.24, 0.06, 0.32]), 0.02, lips),
    solid(ball([0, -0.03, tip + 0.1], [0.185, 0.13, 0.14]), 0.05, nose),
    ...(look.asleep === true ? closedEyes(short) : openEyes(look.eyes, eyeSize, lips)),
    ...ears(look),
  ];
  if (look.tongue === true) {
    const tongue: Material = { color: hex('#d8707c'), fur: 0, gloss: 0.3 };
    const shape: Shape = {
      kind: 'limb',
      from: [0, -0.46, tip - 0.45],
      to: [0.02, -0.86, tip - 0.06],
      radii: [0.14, 0.16],
      flat: { normal: [0, 0.55, 0.8], factor: 3 },
    };
    parts.push(solid(ball([0, -0.5, tip - 0.4], [0.2, 0.12, 0.3]), 0.02, lips), solid(shape, 0.03, tongue));
  }
  return { at, turn, bound: 2.1, parts, paint: paintHead(look, tip, eyeSize), flow: combFace(tip) };
}

const solid = (shape: Shape, blend: number, material: Material): Part => ({ shape, blend, material });
const ball = (at: Vec, radii: Vec): Shape => ({ kind: 'ellipsoid', at, radii });
const limb = (from: Vec, to: Vec, radii: readonly [number, number]): Shape => ({ kind: 'limb', from, to, radii });
const both = (make: (side: number) => Part): Part[] => [make(-1), make(1)];
const EYE: Vec = [0.34, 0.2, 0.66];
const eyeball = (s: number, r: number, forward: number): Shape =>
  ball([EYE[0] * s, EYE[1], EYE[2] + forward], [r, r * 0.9, r]);

const openEyes = (color: Rgb, size: number, lid: Material): Part[] => [
  ...both((s) => solid(eyeball(s, size * 1.16, -0.022), 0.03, { ...lid, gloss: 0.1 })),
  ...both((s) => solid(eyeball(s, size, 0.03), 0, { color, fur: 0, gloss: 1 })),
];

const closedEyes = (lid: Material): Part[] => both((s) => solid(eyeball(s, 0.19, 0), 0.12, lid));

function ears(look: HeadLook): Part[] {
  const color = look.earColor ?? look.coat;
  const hair: Material = { color, fur: look.fur * 0.85, gloss: 0 };
  const inner: Material = { color: hex('#c9968a'), fur: look.fur * 0.5, gloss: 0 };
  if (look.ears === 'pricked')
    return [-1, 1].flatMap((s) => {
      const outer: Shape = {
        kind: 'limb',
        from: [0.52 * s, 0.62, -0.15],
        to: [0.72 * s, 1.48, -0.12],
        radii: [0.36, 0.05],
        flat: { normal: [0.25 * s, -0.1, 1], factor: 2.4 },
      };
      const bowl: Shape = {
        kind: 'limb',
        from: [0.53 * s, 0.74, 0.03],
        to: [0.7 * s, 1.3, -0.05],
        radii: [0.2, 0.02],
        flat: { normal: [0.25 * s, -0.1, 1], factor: 3 },
      };
      return [solid(outer, 0.12, hair), solid(bowl, 0.04, inner)];
    });
  if (look.ears === 'folded')
    return [-1, 1].flatMap((s) => [
      solid(limb([0.6 * s, 0.62, -0.05], [0.82 * s, 0.95, 0], [0.24, 0.16]), 0.14, hair),
      solid(
        {
          kind: 'limb',
          from: [0.8 * s, 0.95, 0.02],
          to: [0.98 * s, 0.5, 0.22],
          radii: [0.2, 0.1],
          flat: { normal: [0.5 * s, 0.2, 0.85], factor: 2 },
        },
        0.08,
        hair,
      ),
    ]);
  return [-1, 1].flatMap((s) => {
    const hinge: Shape = limb([0.6 * s, 0.6, -0.12], [0.93 * s, 0.42, 0.0], [0.18, 0.17]);
    const flap: Shape = {
      kind: 'limb',
      from: [0.96 * s, 0.36, 0.02],
      to: [1.08 * s, -0.52, 0.16],
      radii: [0.2, 0.31],
      flat: { normal: [0.85 * s, 0.1, 0.5], factor: 2.1 },
    };
    return [solid(hinge, 0.16, hair), solid(flap, 0.12, hair)];
  });
}

/** Markings, then eyes (pupil, iris, dark rim), then hair that thins out towards eyes, nose and mouth. */
function paintHead(look: HeadLook, tip: number, eyeSize: number): (surface: Surface) => void {
  return (s) => {
    const side = s.x < 0 ? -1 : 1;
    const ex = s.x - EYE[0] * side;
    const ey = s.y - EYE[1];
    const ez = s.z - EYE[2] - 0.03;
    const fromEye = Math.hypot(ex, ey, ez);
    if (look.asleep !== true && s.gloss > 0.9 && fromEye < eyeSize * 1.15) {
      // Looks a little inwards, as dogs looking at a lens do.
      const off = Math.hypot(ex + 0.02 * side, ey) / eyeSize;
      const pupil = ramp(0.6, 0.48, off);
      const rim = ramp(0.72, 0.92, off);
      const fiber = 0.75 + 0.5 * fbm3(ex * 60, ey * 60, 0, 2, 5) + 0.5 * ramp(0.1, -0.1, ey);
      s.r *= fiber * (1 - pupil) * (1 - 0.85 * rim);
      s.g *= fiber * (1 - pupil) * (1 - 0.85 * rim);
      s.b *= fiber * (1 - pupil) * (1 - 0.85 * rim);
      s.fur = 0;
      return;
    }
    if (s.gloss < 0.05) look.markings?.(s);
    const nostril = Math.hypot(Math.abs(s.x) - 0.085, s.y + 0.05);
    if (s.gloss > 0.5 && s.z > tip) {
      s.gloss *= ramp(0.03, 0.06, nostril) * (0.55 + 0.6 * fbm3(s.x * 38, s.y * 38, s.z * 38, 2, 9));
      return;
    }
    const fromNose = Math.hypot(s.x, s.y + 0.03, s.z - tip - 0.1);
    const onFace = ramp(-0.1, 0.5, s.z) * ramp(0.95, 0.6, Math.abs(s.x));
    let fur = s.fur * mix(1, 0.55, onFace);
    fur *= mix(0.25, 1, ramp(eyeSize * 1.1, eyeSize * 2.4, fromEye)) * mix(0.15, 1, ramp(0.18, 0.6, fromNose));
    s.fur = s.gloss > 0.1 ? 0 : fur;
    // Whisker beds and the damp dark rim round the eyes.
    const dark = ramp(eyeSize * 1.75, eyeSize * 1.15, fromEye) * 0.75;
    const mottle = 0.9 + 0.25 * (fbm3(s.x * 6, s.y * 6, s.z * 6, 3, 3) - 0.5);
    const seam = s.gloss < 0.1 ? mouthLine(s, tip) : 0;
    const lashes =
      look.asleep === true ? ramp(0.045, 0.02, Math.abs(ey + 0.07 - 0.9 * ex * ex)) * ramp(0.2, 0.13, Math.abs(ex)) : 0;
    const shut = Math.max(seam, s.z > 0.5 ? lashes : 0);
    s.fur *= 1 - 0.8 * shut;
    const keep = clamp01(1 - (look.asleep === true ? 0 : dark)) * mottle * (1 - 0.88 * shut);
    s.r *= keep;
    s.g *= keep;
    s.b *= keep;
  };
}

/** How much a point belongs to the dark line below the nose and between the lips. */
function mouthLine({ x, y, z }: Surface, tip: number): number {
  const groove =
    ramp(0.022, 0.01, Math.abs(x)) * ramp(-0.1, -0.14, y) * ramp(-0.42, -0.38, y) * ramp(tip - 0.1, tip, z);
  const curve = -0.41 - 0.05 * ramp(0.04, 0.2, Math.abs(x)) + 0.27 * ramp(tip - 0.35, 0.45, z);
  const lips = ramp(0.03, 0.012, Math.abs(y - curve)) * ramp(0.4, 0.6, z);
  return Math.max(groove, lips);
}

/** Hair runs from the nose back over the skull and falls on cheeks and ears. */
function combFace(tip: number): (x: number, y: number, z: number) => Vec {
  return (x, y, z) => {
    const away: Vec = [x, y + 0.05, z - tip];
    const size = Math.hypot(...away) + 1e-6;
    const fall = ramp(0.35, 0.8, Math.abs(x)) * ramp(0.75, 0.2, y) + ramp(-0.3, -0.7, y);
    const rise = ramp(0.8, 1.05, y) * 0.9;
    return [away[0] / size, away[1] / size - 0.95 * fall + rise, away[2] / size - 0.1];
  };
}
