// Dot products of 64 left and 64 right rows in f32: each of 256 invocations adds up four by four of them, 16 numbers of
// every row at a time in workgroup memory. A main that uses them follows this text.

struct Params {
  left_rows: u32,
  right_rows: u32,
  size: u32,
  room: u32,
  // 1: only pairs whose right row comes after the left one, counted in all rows.
  self_join: u32,
  left_start: u32,
  right_start: u32,
  unused: u32,
}

const TILE = 64u;
const DEPTH = 16u;
const THREADS = 256u;

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> left: array<f32>;
@group(0) @binding(2) var<storage, read> right: array<f32>;

var<workgroup> left_tile: array<vec4f, TILE * DEPTH / 4u>;
var<workgroup> right_tile: array<vec4f, TILE * DEPTH / 4u>;

fn left_number(row: u32, k: u32) -> f32 {
  if (row >= params.left_rows || k >= params.size) { return 0.0; }
  return left[row * params.size + k];
}

fn right_number(row: u32, k: u32) -> f32 {
  if (row >= params.right_rows || k >= params.size) { return 0.0; }
  return right[row * params.size + k];
}

// sums[i][j]: left row 4 * (local / 16) + i and right row 4 * (local % 16) + j of the workgroup's.
fn products(group: vec3u, local: u32) -> array<vec4f, 4> {
  var sums: array<vec4f, 4>;
  // Four rows' numbers at depth `k` lie together: at 16 * k + row / 4.
  let row = 4u * (local % 16u);
  let k = local / 16u;
  let l = group.x * TILE + row;
  let r = group.y * TILE + row;
  for (var depth = 0u; depth < params.size; depth += DEPTH) {
    let at = depth + k;
    left_tile[local] = vec4f(
      left_number(l, at), left_number(l + 1u, at), left_number(l + 2u, at), left_number(l + 3u, at));
    right_tile[local] = vec4f(
      right_number(r, at), right_number(r + 1u, at), right_number(r + 2u, at), right_number(r + 3u, at));
    workgroupBarrier();
    for (var i = 0u; i < DEPTH; i++) {
      let a = left_tile[16u * i + local / 16u];
      let b = right_tile[16u * i + local % 16u];
      sums[0] += a.x * b;
      sums[1] += a.y * b;
      sums[2] += a.z * b;
      sums[3] += a.w * b;
    }
    workgroupBarrier();
  }
  return sums;
}
