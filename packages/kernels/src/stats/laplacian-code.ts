import {
  add,
  advance,
  get,
  i16x8,
  i32,
  i32x4,
  repeatWhileBelow,
  set,
  sub,
  v128,
  type Code,
  type WasmFunction,
} from '../simd/assembler.ts';

/** Columns taken at once. */
export const LAPLACIAN_STEP = 8;

/**
 * laplacian(row, rowEnd, width, sums): for the bytes of a row, whose neighbours above and below are `width` bytes away,
 * adds up the 4-neighbour Laplacian and its square. The four sums of values and the four of squares, 32 bits each, are
 * stored at `sums`; the caller adds them. Whole steps only.
 */
export function laplacianFunction(): WasmFunction {
  const [at, end, width, sums, above] = [0, 1, 2, 3, 4];
  const [value, total, squares] = [5, 6, 7];
  const near = (address: Code): Code => i16x8.loadBytes(address);
  const across = i16x8.add(near(add(get(at), i32(-1))), near(add(get(at), i32(1))));
  const down = i16x8.add(near(get(above)), near(add(get(at), get(width))));
  const step: Code = [
    set(value, i16x8.sub(i16x8.add(across, down), i16x8.shl(near(get(at)), i32(2)))),
    set(total, i32x4.add(get(total), i32x4.dot(get(value), i16x8.splat(i32(1))))),
    set(squares, i32x4.add(get(squares), i32x4.dot(get(value), get(value)))),
    advance(at, i32(LAPLACIAN_STEP)),
    advance(above, i32(LAPLACIAN_STEP)),
  ];
  const body: Code = [
    set(above, sub(get(at), get(width))),
    set(total, v128.zero),
    set(squares, v128.zero),
    repeatWhileBelow(step, get(at), get(end)),
    v128.store(get(sums), get(total), 0),
    v128.store(get(sums), get(squares), 16),
  ];
  return { name: 'laplacian', params: 4, result: false, integers: 1, vectors: 3, body };
}
