import { describe, expect, it } from 'vitest';
import { createField } from './field.ts';
import { sampleField } from './rough-field.ts';
import type { Group, Part } from './shape.ts';
import { turned } from './shape.ts';

const red = { color: [1, 0, 0], fur: 0.5, gloss: 0 } as const;
const blue = { color: [0, 0, 1], fur: 0, gloss: 1 } as const;

const group = (parts: readonly Part[], more: Partial<Group> = {}): Group => ({
  at: [0, 0, 0],
  turn: turned(0),
  bound: 3,
  parts,
  ...more,
});
const ball = (x: number, radius: number, blend = 0, material: Part['material'] = red): Part => ({
  shape: { kind: 'ellipsoid', at: [x, 0, 0], radii: [radius, radius, radius] },
  blend,
  material,
});

describe('createField', () => {
  it('measures from a sphere, inside and out', () => {
    const { distance } = createField([group([ball(0, 1)])]);
    expect(distance(3, 0, 0)).toBeCloseTo(2, 9);
    expect(distance(0, 0.25, 0)).toBeCloseTo(-0.75, 9);
  });

  it('measures from a tapering limb', () => {
    const limb: Part = {
      shape: { kind: 'limb', from: [0, 0, 0], to: [0, 2, 0], radii: [0.5, 0.1] },
      blend: 0,
      material: red,
    };
    const { distance } = createField([group([limb])]);
    expect(distance(1, 0, 0)).toBeCloseTo(0.5, 9);
    expect(distance(0, 3, 0)).toBeCloseTo(0.9, 9);
  });

  it('melts neighbours together and shares their material at the seam', () => {
    const apart = createField([group([ball(-0.5, 0.5), ball(0.5, 0.5)])]);
    const melted = createField([group([ball(-0.5, 0.5, 0.4), ball(0.5, 0.5, 0.4, blue)])]);
    expect(melted.distance(0, 0.3, 0)).toBeCloseTo(apart.distance(0, 0.3, 0) - 0.1, 9);
    expect(melted.surface(0, 0.2, 0)).toMatchObject({ r: 0.5, b: 0.5, fur: 0.25, gloss: 0.5 });
  });

  it('places a group by its turn: yaw takes z to x', () => {
    const nose: Part = { ...ball(0, 0.5), shape: { kind: 'ellipsoid', at: [0, 0, 2], radii: [0.5, 0.5, 0.5] } };
    const field = createField([group([nose], { at: [1, 0, 0], turn: turned(Math.PI / 2), flow: () => [0, 0, 1] })]);
    expect(field.distance(3, 0, 0)).toBeCloseTo(-0.5, 9);
    field.surface(3.5, 0, 0);
    const [x, y, z] = field.flow();
    expect([x, y, z].map((v) => Math.round(v * 1e9) / 1e9 + 0)).toEqual([1, 0, 0]);
  });

  it('never steps over a group it skips by its bound', () => {
    const { distance } = createField([group([ball(0, 1)], { bound: 1 })]);
    expect(distance(2, 0, 0)).toBeLessThanOrEqual(1);
  });
});

describe('sampleField', () => {
  it('stays within its error and knows nothing beyond its cube', () => {
    const field = createField([group([ball(0.3, 0.7), ball(-0.6, 0.4, 0.2)])]);
    const rough = sampleField(field, { at: [0, 0, 0], radius: 1.5 }, 40);
    for (let i = 0; i < 500; i++) {
      const [x, y, z] = [Math.sin(i), Math.sin(i * 1.7), Math.sin(i * 2.3)];
      expect(rough.distance(x, y, z) - field.distance(x, y, z)).toBeLessThan(rough.error);
    }
    expect(rough.distance(2, 0, 0)).toBe(1.5);
  });
});
