import { describe, expect, it } from 'vitest';
import { exactCos, exactSin, piOver } from './exact-trig.ts';
import { fma } from './fma.ts';

describe('fma', () => {
  // Exact products and sums in rational numbers, rounded once.
  it.each([
    [-731.2715117751976, 0.0006045301223363671, 0.4420756564745603, -4.617683828490994e-18],
    [-0.05550951284776673, 0.0005774467022710264, 3.205378513861407e-5, 2.976018565240582e-22],
    [-134.46586418989327, 53.43152582959241, 7184.716295660747, 3.0945027178549114e-14],
    [0.00018230687000260782, 0.0008028549152229672, -1.4636596812416785e-7, -1.4636596486416088e-15],
    [-0.98159012289123, 0.3729677083581595, 0.3661014186817462, -1.420972871466809e-17],
    [3, 4, 5, 17],
    [0.1, 10, -1, 5.551115123125783e-17],
    [0, 7, -2, -2],
  ])('%d * %d + %d', (a, b, c, expected) => {
    expect(fma(a, b, c)).toBe(expected);
  });

  it('rounds halves once', () => {
    // (1 + 2^-52) * (1 + 2^-52) + 2^-53 is just past a half; rounding the product first makes it one.
    const e = 2 ** -52;
    expect(fma(1 + e, 1 + e, e / 2)).toBe(1 + 3 * e);
    expect((1 + e) * (1 + e) + e / 2).toBe(1 + 2 * e);
  });
});

describe('exactCos and exactSin', () => {
  it('are within a unit in the last place of Math, and exact where the value is', () => {
    expect([exactCos(0), exactSin(0)]).toEqual([1, 0]);
    expect(exactCos(Math.PI)).toBe(-1);
    for (let i = -40; i <= 40; i++) {
      const x = i * 0.19;
      expect(Math.abs(exactCos(x) - Math.cos(x))).toBeLessThanOrEqual(2 ** -53);
      expect(Math.abs(exactSin(x) - Math.sin(x))).toBeLessThanOrEqual(2 ** -53);
    }
  });

  it('are the nearest numbers', () => {
    // cos(1) = 0.54030230586813971740..., sin(1) = 0.84147098480789650665..., sin(pi as f64) = 1.2246467991473531772e-16
    expect(exactCos(1)).toBe(0.5403023058681398);
    expect(exactSin(1)).toBe(0.8414709848078965);
    expect(exactSin(Math.PI)).toBe(1.2246467991473532e-16);
  });

  it('divide pi', () => {
    expect(piOver(1)).toBe(Math.PI);
    expect(piOver(4)).toBe(Math.PI / 4);
    expect(piOver(3)).toBe(1.0471975511965979);
  });
});
