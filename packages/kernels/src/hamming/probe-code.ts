import {
  add,
  advance,
  and,
  below,
  get,
  giveBack,
  i32,
  i64,
  i64Load,
  loadI32,
  mul,
  notAbove,
  notBelow,
  repeatUntil,
  repeatWhileBelow,
  set,
  shiftLeft,
  shiftRight,
  storeI32,
  sub,
  when,
  xor,
  type Code,
  type WasmFunction,
} from '../simd/assembler.ts';
import { CHECK_BYTES, fieldOffset, HIT_BYTES, type ProbeField } from './probe-fields.ts';

const [LEFT, LEFT_END, TOLD, HITS, HITS_END] = [0, 1, 2, 3, 4];
const [MASK, MASKS_END, TABLE, AT, END, KEY, DISTANCE, LIMIT, ID, RIGHT, CHECK, ROW_HITS] = [
  5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16,
];
const [SIGNATURE, DIFFERENCE] = [17, 18];

const field = (name: ProbeField): Code => loadI32(get(TOLD), fieldOffset(name));

/**
 * probe(left, leftEnd, told, hits, hitsEnd) looks up rows of `words` 64-bit words, back to back from `left` on, in one
 * chunk's buckets: those of the row's key changed by each of the masks. A right row in them is a hit where it is within
 * the limit and no check holds (an earlier chunk finds that pair). Answers the end of the hits. `next` becomes `leftEnd`,
 * or the first row whose hits had no room; those of that row are not in the answer.
 */
export function probeFunction(words: number): WasmFunction {
  const body = [
    set(MASKS_END, field('masksEnd')),
    set(TABLE, field('table')),
    set(LIMIT, field('limit')),
    repeatWhileBelow(
      [
        set(ROW_HITS, get(HITS)),
        set(SIGNATURE, i64Load(add(get(LEFT), field('signatureOffset')))),
        set(KEY, i64.lowAfterShift(i64Load(add(get(LEFT), field('keyOffset'))), field('shift'))),
        set(KEY, shiftLeft(and(get(KEY), field('keyMask')), i32(3))),
        set(MASK, field('masks')),
        repeatWhileBelow([...bucket(words), advance(MASK, i32(4))], get(MASK), get(MASKS_END)),
        advance(LEFT, i32(8 * words)),
      ],
      get(LEFT),
      get(LEFT_END),
    ),
    storeI32(get(TOLD), get(LEFT_END), fieldOffset('next')),
    get(HITS),
  ];
  return { name: 'probe', params: 5, result: true, integers: 12, vectors: 0, longs: 2, body };
}

/** All entries of the bucket of the key changed by the mask. */
function bucket(words: number): Code[] {
  const near = notAbove(i64.bits(i64.xor(i64Load(get(AT)), get(SIGNATURE))), get(LIMIT));
  // Two in one turn: the second may be past the end, and of another bucket.
  const entry = [when(near, when(below(get(AT), get(END)), hit(words))), advance(AT, i32(8))];
  const entries = repeatWhileBelow([entry, entry], get(AT), get(END));
  return [
    set(AT, add(get(TABLE), xor(get(KEY), loadI32(get(MASK), 0)))),
    set(END, loadI32(get(AT), 4)),
    set(AT, loadI32(get(AT), 0)),
    when(below(get(AT), get(END)), entries),
  ];
}

/** What is done with an entry whose signature is near. */
function hit(words: number): Code[] {
  const different = (offset: Code): Code =>
    words === 1 ? get(DIFFERENCE) : i64.xor(i64Load(add(get(LEFT), offset)), i64Load(add(get(RIGHT), offset)));
  const distance = Array.from({ length: words }, (_, w): Code => i64.bits(different(i32(8 * w)))).reduce(add);
  const found = i64.bits(i64.and(different(loadI32(get(CHECK), 0)), i64Load(add(get(CHECK), i32(8)))));
  const meets = notAbove(found, loadI32(get(CHECK), 4));
  const id = set(ID, loadI32(add(field('ids'), shiftRight(sub(get(AT), field('signatures')), i32(1))), 0));
  const isFresh = [
    // The last check always holds: the first one that does ends the loop.
    set(CHECK, sub(field('checks'), i32(CHECK_BYTES))),
    repeatUntil([advance(CHECK, i32(CHECK_BYTES))], meets),
    when(notBelow(get(CHECK), field('checksEnd')), keep(words === 1 ? [id] : [])),
  ];
  if (words === 1) {
    const difference = i64.xor(i64Load(get(AT)), get(SIGNATURE));
    return [set(DIFFERENCE, difference), set(DISTANCE, i64.bits(get(DIFFERENCE))), ...isFresh];
  }
  return [
    id,
    set(RIGHT, add(field('rows'), mul(get(ID), i32(8 * words)))),
    set(DISTANCE, distance),
    when(notAbove(get(DISTANCE), get(LIMIT)), isFresh),
  ];
}

function keep(before: readonly Code[]): Code[] {
  return [
    ...before,
    when(below(get(HITS_END), add(get(HITS), i32(HIT_BYTES))), [
      storeI32(get(TOLD), get(LEFT), fieldOffset('next')),
      giveBack(get(ROW_HITS)),
    ]),
    storeI32(get(HITS), get(LEFT), 0),
    storeI32(get(HITS), get(ID), 4),
    storeI32(get(HITS), get(DISTANCE), 8),
    advance(HITS, i32(HIT_BYTES)),
  ];
}
