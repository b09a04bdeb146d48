import fc from 'fast-check';
import { builtins } from './builtins.ts';
import type { WgslArray, WgslInput } from './expression.ts';

/** What the random expressions read. */
export const randomInputs: readonly WgslInput[] = [
  { name: 'x', type: 'f32' },
  { name: 'y', type: 'f32' },
  { name: 'i', type: 'i32' },
  { name: 'j', type: 'i32' },
  { name: 'u', type: 'u32' },
  { name: 'v', type: 'u32' },
  { name: 'b', type: 'bool' },
];

type Text = fc.Arbitrary<string>;

const call = (name: string, ...args: Text[]): Text => fc.tuple(...args).map((texts) => `${name}(${texts.join(', ')})`);
const either = (ops: readonly string[], left: Text, right = left): Text =>
  fc.tuple(left, fc.constantFrom(...ops), right).map(([a, op, b]) => `(${a} ${op} ${b})`);
const before = (op: string, operand: Text): Text => operand.map((text) => `${op}(${text})`);
const pick = (...texts: string[]): Text => fc.constantFrom(...texts);

/** Functions of floats whose every result WGSL defines to the bit, and that f32 of moderate size stay finite under. */
const EXACT = ['abs', 'ceil', 'clamp', 'floor', 'max', 'min', 'round', 'sign', 'step', 'trunc'];
const COMPARISONS = ['==', '!=', '<', '<=', '>', '>='];

function calls(type: 'f32' | 'i32' | 'u32', value: Text, names: (name: string) => boolean): Text[] {
  return [...builtins]
    .filter(([name, { types }]) => types.includes(type) && names(name))
    .map(([name, { parameters }]) => {
      const args = Array<Text>(parameters).fill(value);
      // Bounds that are constant and the wrong way round are refused.
      const high = { clamp: 2, smoothstep: 1 }[name];
      if (high !== undefined) args[high] = pick({ f32: 'x', i32: 'i', u32: 'u' }[type]);
      return call(name, ...args);
    });
}

/**
 * Well-typed code of each type over {@link randomInputs}. `exact`: only what has the same bits everywhere, with floats
 * that stay finite and normal on {@link randomArrays}.
 */
export function randomExpressions(exact: boolean): { [type in 'f32' | 'i32' | 'u32' | 'bool']: Text } {
  return fc.letrec<{ f32: string; i32: string; u32: string; bool: string }>((tie) => {
    const [f32, i32, u32, bool] = [tie('f32'), tie('i32'), tie('u32'), tie('bool')] as [Text, Text, Text, Text];
    const grown = (leaf: Text, ...branches: Text[]): Text =>
      fc.oneof({ maxDepth: 4, withCrossShrink: true }, leaf, ...branches);
    const floatCalls = calls('f32', f32, (name) => !exact || EXACT.includes(name));
    const vague = exact
      ? []
      : [either(['/', '%'], f32), call('ldexp', f32, i32), call('bitcast<f32>', u32), call('f32', i32)];
    const vagueBits = exact ? [] : [call('bitcast<i32>', f32)];
    const integers = (type: 'i32' | 'u32', own: Text, variable: string): Text[] => [
      either(['+', '-', '*', '&', '|', '^'], own),
      either(['/', '%'], own, call('max', own, pick(variable))),
      either(['<<', '>>'], own, pick('u', 'v', '3', '31u')),
      before('~', own),
      ...calls(type, own, () => true),
      call('select', own, own, bool),
    ];
    return {
      f32: grown(
        pick(
          'x',
          'y',
          'x',
          'y',
          '3f',
          '-1.5f',
          '0x.8p1f',
          '(x - 0.1)',
          '(2 * y)',
          'min(y, 1)',
          'f32(i & 63)',
          'f32(u % 50)',
          'f32(b)',
        ),
        either(['+', '-', '*'], f32),
        before('-', f32),
        call('select', f32, f32, bool),
        fc.oneof(...floatCalls),
        ...vague,
      ),
      i32: grown(
        pick(
          'i',
          'j',
          'i',
          'j',
          '0x7fffffffi',
          '-3i',
          '(i ^ 7)',
          'max(-9, j)',
          'i32(x)',
          'i32(u)',
          'i32(b)',
          'bitcast<i32>(v)',
        ),
        ...integers('i32', i32, 'j'),
        before('-', i32),
        call('i32', f32),
        call('i32', u32),
        ...vagueBits,
      ),
      u32: grown(
        pick('u', 'v', 'u', 'v', '0xffffffffu', '(7 & u)', '~(v + 5)', 'u32(x)', 'u32(i)', 'bitcast<u32>(j)'),
        ...integers('u32', u32, 'v'),
        call('u32', f32),
        call('u32', i32),
      ),
      bool: grown(
        pick('b', 'b', 'true', 'bool(i)', 'bool(x)'),
        fc.oneof(either(COMPARISONS, f32), either(COMPARISONS, i32), either(COMPARISONS, u32)),
        either(['&&', '||', '&', '|', '==', '!='], bool),
        before('!', bool),
      ),
    };
  });
}

/** Operators without parentheses, of any types: most of it is wrong, and what is right is so by precedence. */
export const operatorChains: Text = fc
  .array(
    fc.tuple(
      pick('', '', '', '', '-', '!', '~'),
      pick(
        'x',
        'y',
        'i',
        'j',
        'u',
        'v',
        'b',
        'b',
        '1',
        '2',
        '0',
        '1.5',
        'max(u, 1)',
        'min(1, x)',
        '(u & 1)',
        '(x < y)',
      ),
      pick('+', '-', '*', '/', '%', '&', '|', '^', '<<', '>>', '&&', '||', ...COMPARISONS),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((parts) => parts.map(([sign, value, op], i) => (i === 0 ? '' : ` ${op} `) + sign + value).join(''))
  // WGSL reads `u < v >> 1` as the beginning of a template, which only `bitcast` has here.
  .filter((text) => !/(?<!<)<(?![<=]).*>/.test(text));

/** Elements of the inputs: small floats in sixteenths, integers at their edges and of every size. */
export function randomArrays(seed: number, length: number): WgslArray[] {
  let state = seed >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state;
  };
  const edges = [0, 1, -1, 2, 31, 32, 33, 2 ** 31 - 1, 2 ** 31, 2 ** 31 + 1];
  return randomInputs.map(({ type }) => {
    const word = (): number => {
      const kind = next() >>> 30;
      if (kind === 0) return edges[(next() >>> 16) % edges.length]!;
      return next() >>> (kind === 1 ? 24 : kind === 2 ? 12 : 0);
    };
    const from = { length };
    if (type === 'f32') return Float32Array.from(from, () => ((next() >>> 21) - 1024) / 16);
    if (type === 'i32') return Int32Array.from(from, word);
    if (type === 'u32') return Uint32Array.from(from, word);
    return Uint8Array.from(from, () => next() >>> 31);
  });
}
