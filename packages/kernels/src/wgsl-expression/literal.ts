import { codeError } from './code-error.ts';
import type { Token } from './lexer.ts';

/** A number of the code. Without a suffix it is abstract: an exact integer or a double that takes the type it meets. */
export type Literal =
  | { readonly type: 'abstract-int'; readonly value: bigint }
  | { readonly type: 'abstract-float'; readonly value: number }
  | { readonly type: 'f32' | 'i32' | 'u32'; readonly value: number };

const NUMBER = /^(0[xX][\da-fA-F.]*(?:[pP][+-]?\d+)?|[\d.]+(?:[eE][+-]?\d+)?)(\p{XID_Continue}*)$/u;
const MOST = { i32: 2n ** 31n - 1n, u32: 2n ** 32n - 1n, 'abstract-int': 2n ** 63n - 1n };

/** The value of a number token. */
export function readLiteral(code: string, { text, at }: Token): Literal {
  const [, digits = '', suffix = ''] = NUMBER.exec(text) ?? [];
  const wrong = (why: string): Error => codeError(code, at, `\`${text}\` ${why}`);
  if (suffix === 'h') throw wrong('is an f16, which not every device has; use f32.');
  if (!['', 'f', 'i', 'u'].includes(suffix)) throw wrong('is not a number.');
  const hex = /^0x/i.test(digits);
  const float = suffix === 'f' || (hex ? /[.p]/i : /[.e]/i).test(digits);
  if (float && suffix !== '' && suffix !== 'f') throw wrong('is a float with the suffix of an integer.');
  if (hex && digits.includes('.') && !/p/i.test(digits))
    throw wrong('is a hex float without its exponent, as in 0x1.8p3.');
  if (float) {
    const value = hex ? hexFloat(digits) : Number(digits);
    const finite = Number.isFinite(suffix === 'f' ? Math.fround(value) : value);
    if (!finite) throw wrong(`is too large for ${suffix === 'f' ? 'an f32' : 'a float'}.`);
    return suffix === 'f' ? { type: 'f32', value: Math.fround(value) } : { type: 'abstract-float', value };
  }
  if (/^0\d/.test(digits)) throw wrong('starts with a zero; WGSL has no octal numbers.');
  const type = suffix === 'i' ? 'i32' : suffix === 'u' ? 'u32' : 'abstract-int';
  const value = BigInt(digits);
  if (value > MOST[type]) throw wrong(`is too large for ${type === 'abstract-int' ? 'an integer' : type}.`);
  return type === 'abstract-int' ? { type, value } : { type, value: Number(value) };
}

function hexFloat(text: string): number {
  const [mantissa = '', exponent = '0'] = text.slice(2).split(/p/i);
  const [whole = '', fraction = ''] = mantissa.split('.');
  return Number(`0x${whole}${fraction}`) * 2 ** (Number(exponent) - 4 * fraction.length);
}
