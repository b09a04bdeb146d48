import {
  add,
  advance,
  below,
  f32x4,
  get,
  i32,
  i32x4,
  repeatWhileBelow,
  set,
  shiftRight,
  storeI32,
  sub,
  v128,
  when,
  type Code,
  type WasmFunction,
} from '../simd/assembler.ts';

/** Left rows of a group, right rows of a pair: their numbers lie interleaved by fours. */
export const GROUP_ROWS = 4;
export const PAIR_ROWS = 2;
/** What a right row has beside its numbers, f32 each: norm, offset, rest. */
export const RIGHT_TERMS = 3;
/** A candidate: the group's rows as bits (i32), the place of the right row among those looked at (i32). */
export const CANDIDATE_BYTES = 8;

const [LEFT, LEFT_HEAD, LEFT_END, LEFT_TERMS, RIGHT, RIGHT_END, TERMS, HITS] = [0, 1, 2, 3, 4, 5, 6, 7];
const [AT, PLACE, ROWS] = [8, 9, 10];
const accumulator = (l: number, r: number): number => 11 + GROUP_ROWS * r + l;
const [NUMBERS, LOW, HIGH, SCORE, FACTORS, BOUNDS, RESTS] = [19, 21, 22, 23, 25, 26, 27];

const lefts = Array.from({ length: GROUP_ROWS }, (_, l) => l);
const rights = Array.from({ length: PAIR_ROWS }, (_, r) => r);

/**
 * tile(left, leftHead, leftEnd, leftTerms, right, rightEnd, terms, hits): those pairs of the group of four left rows at
 * `left` and the right rows from `right` on, two and two, that may be near by their dot products in f32:
 *
 *     dot - factor[l] * norm[r] - offset[r] >= bound[l]
 *
 * After the numbers before `leftHead` two right rows are given up where none of their eight pairs gets there with the most
 * that the rest can add, rest[l] * rest[r] (the Cauchy-Schwarz inequality). Answers the end of the candidates.
 */
export function tileFunction(fused: boolean): WasmFunction {
  const step = stepOf(fused);
  const near = (score: Code): Code => f32x4.ge(score, get(BOUNDS));
  const mayBe = (r: number): Code => near(f32x4.add(get(SCORE + r), f32x4.mul(get(RESTS), term(r, 2))));
  const pair = [
    set(AT, get(LEFT)),
    lefts.map((l) => rights.map((r) => set(accumulator(l, r), v128.zero))),
    repeatWhileBelow(step, get(AT), get(LEFT_HEAD)),
    rights.map(score),
    when(v128.anyTrue(v128.or(mayBe(0), mayBe(1))), [
      when(below(get(AT), get(LEFT_END)), [repeatWhileBelow(step, get(AT), get(LEFT_END)), rights.map(score)]),
      rights.map((r) => [
        set(ROWS, i32x4.bitmask(near(get(SCORE + r)))),
        when(get(ROWS), [
          storeI32(get(HITS), get(ROWS)),
          storeI32(get(HITS), add(get(PLACE), i32(r)), 4),
          advance(HITS, i32(CANDIDATE_BYTES)),
        ]),
      ]),
    ]),
    // What was not looked at: a left group has twice the bytes of two right rows.
    advance(RIGHT, shiftRight(sub(get(LEFT_END), get(AT)), i32(1))),
    advance(TERMS, i32(4 * RIGHT_TERMS * PAIR_ROWS)),
    advance(PLACE, i32(PAIR_ROWS)),
  ];
  const body = [
    set(FACTORS, v128.load(get(LEFT_TERMS))),
    set(BOUNDS, v128.load(get(LEFT_TERMS), 16)),
    set(RESTS, v128.load(get(LEFT_TERMS), 32)),
    repeatWhileBelow(pair, get(RIGHT), get(RIGHT_END)),
    get(HITS),
  ];
  return { name: 'tile', params: 8, result: true, integers: 3, vectors: 17, body };
}

/** Four numbers of each row. */
function stepOf(fused: boolean): Code {
  const sumUp = (l: number, r: number): Code => {
    const [a, b, sum] = [get(LOW), get(NUMBERS + r), get(accumulator(l, r))];
    return set(accumulator(l, r), fused ? f32x4.multiplyAdd(a, b, sum) : f32x4.add(sum, f32x4.mul(a, b)));
  };
  return [
    rights.map((r) => set(NUMBERS + r, v128.load(get(RIGHT), 16 * r))),
    lefts.map((l) => [set(LOW, v128.load(get(AT), 16 * l)), rights.map((r) => sumUp(l, r))]),
    advance(AT, i32(16 * GROUP_ROWS)),
    advance(RIGHT, i32(16 * PAIR_ROWS)),
  ];
}

const term = (r: number, i: number): Code => v128.loadSplat32(get(TERMS), 4 * (RIGHT_TERMS * r + i));

/** The sums of the lanes of four accumulators, one a lane, less what depends on the right row. */
function score(r: number): Code {
  const pairs = (a: number, b: number): Code => f32x4.add(pick(a, b, [0, 4, 1, 5]), pick(a, b, [2, 6, 3, 7]));
  return [
    set(LOW, pairs(accumulator(0, r), accumulator(1, r))),
    set(HIGH, pairs(accumulator(2, r), accumulator(3, r))),
    set(SCORE + r, f32x4.add(pick(LOW, HIGH, [0, 1, 4, 5]), pick(LOW, HIGH, [2, 3, 6, 7]))),
    set(SCORE + r, f32x4.sub(f32x4.sub(get(SCORE + r), f32x4.mul(get(FACTORS), term(r, 0))), term(r, 1))),
  ];
}

/** Lanes of 32 bits of two locals; those of the second count from 4. */
function pick(a: number, b: number, lanes: readonly number[]): Code {
  const bytes = lanes.flatMap((lane) => [0, 1, 2, 3].map((byte) => 4 * lane + byte));
  return v128.pick(get(a), get(b), bytes);
}
