import { PlanError } from '@pixelframe/columnar';
import { describe, expect, it } from 'vitest';
import { compileWgslExpression } from './compile.ts';
import { runWgslExpression } from './evaluate.ts';
import type { WgslArray, WgslInput, WgslType } from './expression.ts';

const inputs: WgslInput[] = [
  { name: 'x', type: 'f32' },
  { name: 'i', type: 'i32' },
  { name: 'j', type: 'i32' },
  { name: 'u', type: 'u32' },
  { name: 'b', type: 'bool' },
];
const row: WgslArray[] = [
  Float32Array.of(1.5),
  Int32Array.of(7),
  Int32Array.of(3),
  Uint32Array.of(5),
  Uint8Array.of(1),
];

const valueOf = (code: string, returns: WgslType): number =>
  runWgslExpression(compileWgslExpression(code, inputs, returns), row, 1)[0]!;

function messageOf(code: string, returns: WgslType = 'f32'): string {
  try {
    compileWgslExpression(code, inputs, returns);
  } catch (error) {
    expect(error).toBeInstanceOf(PlanError);
    const { message, hint } = error as PlanError;
    return hint === undefined ? message : `${message}\n${hint}`;
  }
  return 'no error';
}

describe('compileWgslExpression', () => {
  it('takes constants beside the inputs, as many as there are', () => {
    const names = [...'abcdefghij'];
    const constants = names.map((name, i) => ({ name, type: 'f32' as const, value: i }));
    const code = `select(x, ${names.join(' + ')}, on)`;
    const on = { name: 'on', type: 'bool' as const, value: 1 };
    const expression = compileWgslExpression(code, inputs.slice(0, 1), 'f32', [...constants, on]);
    expect(runWgslExpression(expression, [Float32Array.of(7, 8)], 2)).toEqual(Float32Array.of(45, 45));
    expect(() => compileWgslExpression('x', inputs, 'f32', [{ name: 'x', type: 'f32', value: 1 }])).toThrow(
      'WGSL expression: two inputs are called "x".',
    );
    expect(() =>
      compileWgslExpression('x + lo', inputs.slice(0, 1), 'f32', [{ name: 'low', type: 'f32', value: 1 }]),
    ).toThrow('unknown name `lo`; inputs are x, low.');
  });

  it.each<[string, WgslType, number]>([
    ['i - j - 1', 'i32', 3],
    ['i - (j - 1)', 'i32', 5],
    ['i + j * 2', 'i32', 13],
    ['i / j * j', 'i32', 6],
    ['-i % j', 'i32', -1],
    ['- -i', 'i32', 7],
    ['~i & 12', 'i32', 8],
    ['i | 8 | 16', 'i32', 31],
    ['(i | 8) & 12', 'i32', 12],
    ['u << 2 < u * 5', 'bool', 1],
    ['i < j || u > 2 || false', 'bool', 1],
    ['!(i < j) && b', 'bool', 1],
    ['x + 1', 'f32', 2.5],
    ['1 / 2 + x', 'f32', 1.5],
    ['1 / 2.0 + x', 'f32', 2],
    ['max(1, 2) * x', 'f32', 3],
    ['1 << 4', 'f32', 16],
    ['1 << u', 'i32', 32],
    ['0xffu', 'u32', 255],
    ['.5 + 1.e1 + 0x1.8p1 + 2f + 0X1', 'f32', 16.5],
    ['i32(3.9) + i32(-3.9) + i32()', 'i32', 0],
    ['bitcast<u32>(x) >> 20', 'u32', 0x3fc],
    ['bitcast<i32>(0xffffffff)', 'i32', -1],
    ['select(x, 2, b)', 'f32', 2],
    ['f32(b) + f32(u)', 'f32', 6],
    ['let y = x * x; let z: f32 = 1; return y - z;', 'f32', 1.25],
    ['return /* a /* nested */ comment */ i; // the end', 'i32', 7],
    ['u32(-2147483648 + 2147483649)', 'u32', 1],
    ['max(x, 2,)', 'f32', 2],
  ])('%s is %s %d', (code, type, wanted) => {
    expect(valueOf(code, type)).toBe(wanted);
  });

  it('keeps equal steps once and unused ones not at all', () => {
    const code = 'let y = x + 0.5; let z = y * 3.0; let w = x + 0.5; return y * w;';
    expect(compileWgslExpression(code, inputs, 'f32').steps).toEqual([
      { kind: 'input', type: 'f32', input: 0 },
      { kind: 'constant', type: 'f32', value: 0.5 },
      { kind: 'apply', type: 'f32', op: '+', args: [0, 1] },
      { kind: 'apply', type: 'f32', op: '*', args: [2, 2] },
    ]);
  });

  it('is plain data', () => {
    const expression = compileWgslExpression('select(-0.0, x, b)', inputs, 'f32');
    expect(structuredClone(expression)).toEqual(expression);
  });

  it('shows where the code is wrong', () => {
    const message = [
      'WGSL expression, line 2, column 12: unknown name `zz`; inputs are x, i, j, u, b, defined are y.',
      '  return y +\tzz * 2;',
      '            \t^',
    ].join('\n');
    expect(messageOf('let y = x;\nreturn y +\tzz * 2;')).toBe(message);
  });

  it.each([
    ['u & u == u', '7: `==` and `&` need parentheses that say which comes first.'],
    ['u << u + u', '8: `+` and `<<` need parentheses that say which comes first.'],
    ['i < j < i', '7: `<` and `<` need parentheses that say which comes first.'],
    ['b && b || b', '8: `&&` and `||` need parentheses that say which comes first.'],
    ['u | u & u', '7: `|` and `&` need parentheses that say which comes first.'],
    ['1.0 ? 2.0', '5: the character `?` is not WGSL.', 'Use select(otherwise, value, condition).'],
    ['x +', '4: expected a value, found the end.'],
    ['(x', '3: expected an operator or `)`, found the end.'],
    ['x y', '3: expected an operator or the end, found `y`.'],
    ['let y = x', '10: expected `;`, found the end.'],
    ['let y = x; y', '12: expected a `let` statement or `return`, found `y`.'],
    ['let x = 1.0; return x;', '5: `x` is an input already.'],
    ['let y = 1.0; let y = x; return y;', '18: `y` is defined above already.'],
    ['let y: i32 = x; return y;', '14: `y` is i32, but its value is f32.'],
    ['let y: vec2f = x; return y;', '8: `vec2f` is no type here; there are f32, i32, u32, bool.'],
    ['x.y', '2: values are single numbers; they have no members or elements.'],
    ['2x', '1: `2x` is not a number.'],
    ['08', '1: `08` starts with a zero; WGSL has no octal numbers.'],
    ['1.5h', '1: `1.5h` is an f16, which not every device has; use f32.'],
    ['1.5u', '1: `1.5u` is a float with the suffix of an integer.'],
    ['0x1.8', '1: `0x1.8` is a hex float without its exponent, as in 0x1.8p3.'],
    ['4294967296u', '1: `4294967296u` is too large for u32.'],
    ['1e39f', '1: `1e39f` is too large for an f32.'],
    ['x /* y', '3: the comment has no end.'],
    ['pow(x)', '1: `pow` takes 2 arguments, 1 given.'],
    ['bitcast(x)', '1: `bitcast` says its type: bitcast<u32>(x).'],
    ['x + i / 0', '7: an integer is divided by the constant 0.'],
    ['1.0 / 0', '5: `1 / 0` is no finite number.'],
    ['u << 32', '3: `<<` shifts by 0 to 31 places.'],
    ['clamp(x, 1, 0.5)', '1: `clamp` from 1 to 0.5: the first bound must be the lower one.'],
    ['u - -1', '5: -1 is not in the range of u32.'],
    ['-u', '1: `-` takes f32 or i32, not u32.'],
    ['x ^ 2', '3: `^` takes i32, u32, not f32.'],
    ['ldexp(x, 1.5)', '1: `ldexp` takes f32 and i32, not f32, a float literal.'],
    ['select(x, i, b)', '1: `select` takes two values of one type and a bool, not f32, i32, bool.'],
    [
      'x + i',
      '3: `+` has f32 on the left and i32 on the right.',
      'WGSL does not convert by itself: write f32(...), i32(...) or u32(...) around one side.',
    ],
    [
      'max(x, u)',
      '1: `max` takes values of one type, f32, i32, u32, not f32, u32.',
      'WGSL does not convert by itself: write f32(...), i32(...) or u32(...) around an argument.',
    ],
    [
      'i * 2',
      '3: the result is i32, but `returns` says f32.',
      'Write f32(...) around it, or say another type in `returns`.',
    ],
    [
      'if (b) { return x; }',
      '1: expected a value, found `if`: the code is one expression, or `let` statements and a final `return`.',
      'Instead of `if` use select(otherwise, value, condition).',
    ],
  ])('%s: refused with the reason', (code, reason, hint?: string) => {
    const column = Number(/^\d+/.exec(reason)![0]);
    const place = `\n  ${code}\n  ${' '.repeat(column - 1)}^`;
    const tail = hint === undefined ? '' : `\n${hint}`;
    expect(messageOf(code)).toBe(`WGSL expression, line 1, column ${reason}${place}${tail}`);
  });

  it('guesses the name that was meant', () => {
    expect(messageOf('let scale = x; return scal * x;')).toMatch(
      /defined are scale\.\n.*\n.*\nDid you mean `scale`\?$/,
    );
  });

  it('lists the functions there are', () => {
    expect(messageOf('squrt(x)')).toMatch(
      /^WGSL expression, line 1, column 1: unknown function `squrt`; there are f32, i32, u32, bool, bitcast, abs, .*, trunc\.\n  squrt\(x\)\n  \^\nDid you mean `sqrt`\?$/,
    );
  });

  it('bounds nesting and length', () => {
    expect(messageOf(`${'('.repeat(101)}x${')'.repeat(101)}`)).toMatch(
      /column 101: the code nests deeper than 100 levels/,
    );
    expect(messageOf(`x${'+x'.repeat(1900)}`)).toBe('no error');
    expect(messageOf(`x${'+x'.repeat(2000)}`)).toMatch(/column 4001: the code is longer than 4000 tokens/);
  });

  it('refuses inputs that code cannot name', () => {
    const named = (...names: string[]): WgslInput[] => names.map((name) => ({ name, type: 'f32' }));
    expect(() => compileWgslExpression('x', named('x', 'a b'), 'f32')).toThrow(
      'WGSL expression: the input name "a b" cannot be written in the code.',
    );
    expect(() => compileWgslExpression('x', named('x', 'let'), 'f32')).toThrow(
      'WGSL expression: the input name "let" cannot be written in the code.',
    );
    expect(() => compileWgslExpression('x', named('x', 'x'), 'f32')).toThrow(
      'WGSL expression: two inputs are called "x".',
    );
    expect(() => compileWgslExpression('x', named(...'abcdefgh'), 'f32')).toThrow(
      'WGSL expression: 8 inputs given, at most 7 are possible.',
    );
    expect(() => compileWgslExpression('x', [{ name: 'x', type: 'f64' as WgslType }], 'f32')).toThrow(
      'WGSL expression: the input "x" has the type "f64"; there are f32, i32, u32, bool.',
    );
    expect(() => compileWgslExpression('x', inputs, 'half' as WgslType)).toThrow(
      'WGSL expression: returns has the type "half"; there are f32, i32, u32, bool.',
    );
  });

  it('takes names of other letters, and words that WGSL only reserves', () => {
    const expression = compileWgslExpression(
      'größe - std',
      [
        { name: 'größe', type: 'f32' },
        { name: 'std', type: 'f32' },
      ],
      'f32',
    );
    expect(runWgslExpression(expression, [Float32Array.of(3), Float32Array.of(1)], 1)[0]).toBe(2);
  });
});
