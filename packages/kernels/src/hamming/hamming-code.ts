import {
  advance,
  differingBits,
  get,
  i32,
  i64Load,
  notAbove,
  repeatWhileBelow,
  set,
  storeI32,
  when,
  type WasmFunction,
} from '../simd/assembler.ts';

/**
 * near8(left, right, rightEnd, limit, hits): the addresses of those 8-byte rows from `right` on whose distance to the
 * row at `left` is at most `limit`, each followed by the distance; answers the end of the list. Rows are taken four at a
 * time, so up to three past the end are looked at too.
 */
export function hammingFunction(): WasmFunction {
  const [left, right, rightEnd, limit, hits, distance] = [0, 1, 2, 3, 4, 5];
  const row = [
    set(distance, differingBits(i64Load(get(left)), i64Load(get(right)))),
    when(notAbove(get(distance), get(limit)), [
      storeI32(get(hits), get(right)),
      advance(hits, i32(4)),
      storeI32(get(hits), get(distance)),
      advance(hits, i32(4)),
    ]),
    advance(right, i32(8)),
  ];
  const body = [repeatWhileBelow([row, row, row, row], get(right), get(rightEnd)), get(hits)];
  return { name: 'near8', params: 5, result: true, integers: 1, vectors: 0, body };
}
