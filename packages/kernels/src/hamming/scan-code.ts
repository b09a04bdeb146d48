import {
  add,
  advance,
  divide,
  get,
  i32,
  i64,
  i64Load,
  notAbove,
  repeatWhileBelow,
  set,
  storeI32,
  sub,
  when,
  type Code,
  type WasmFunction,
} from '../simd/assembler.ts';
import { HIT_BYTES } from './probe-fields.ts';

/** Left rows that meet each loaded right row. */
export const LEFT_ROWS = 4;
/** Right rows looked at in one turn of the loop. */
export const RIGHT_ROWS = 2;

/**
 * scan(left, rows, right, rightEnd, limit, hits): those pairs of the four rows of `words` 64-bit words from `left` on and
 * the rows from `right` on whose distance is at most `limit`, as hits; answers their end. Right rows are numbered from
 * `rows`. Most pairs are dismissed by their first `few` words. Right rows are taken two at a time, so one past the end may
 * be looked at too.
 */
export function scanFunction(words: number, few: number): WasmFunction {
  const [left, rows, right, rightEnd, limit, hits, distance] = [0, 1, 2, 3, 4, 5, 6];
  const leftWord = (l: number, w: number): number => 7 + l * few + w;
  const rightWord = (w: number): number => 7 + LEFT_ROWS * few + w;
  const address = (l: number, w: number): number => 8 * (l * words + w);
  const bits = (l: number, w: number): Code =>
    w < few
      ? i64.bits(i64.xor(get(leftWord(l, w)), get(rightWord(w))))
      : i64.bits(i64.xor(i64Load(get(left), address(l, w)), i64Load(get(right), address(0, w))));
  const sum = (l: number, from: number, to: number): Code =>
    Array.from({ length: to - from }, (_, w) => bits(l, from + w)).reduce(add);
  const near = notAbove(get(distance), get(limit));
  const keep = (l: number): Code => [
    storeI32(get(hits), add(get(left), i32(address(l, 0)))),
    storeI32(get(hits), divide(sub(get(right), get(rows)), i32(8 * words)), 4),
    storeI32(get(hits), get(distance), 8),
    advance(hits, i32(HIT_BYTES)),
  ];
  const pair = (l: number): Code => [
    set(distance, sum(l, 0, few)),
    when(near, few === words ? keep(l) : [advance(distance, sum(l, few, words)), when(near, keep(l))]),
  ];
  const lefts = Array.from({ length: LEFT_ROWS }, (_, l) => l);
  const firstWords = Array.from({ length: few }, (_, w) => w);
  const row = [
    firstWords.map((w) => set(rightWord(w), i64Load(get(right), address(0, w)))),
    lefts.map(pair),
    advance(right, i32(8 * words)),
  ];
  const body = [
    lefts.map((l) => firstWords.map((w) => set(leftWord(l, w), i64Load(get(left), address(l, w))))),
    repeatWhileBelow(
      Array.from({ length: RIGHT_ROWS }, () => row),
      get(right),
      get(rightEnd),
    ),
    get(hits),
  ];
  return { name: 'scan', params: 6, result: true, integers: 1, vectors: 0, longs: (LEFT_ROWS + 1) * few, body };
}
