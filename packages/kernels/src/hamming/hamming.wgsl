// All pairs of a left and a right tile: one invocation keeps one left row and meets SEGMENT right rows, which the
// workgroup reads together. WORDS (32-bit words of a row) is defined by the caller in front of this text.

struct Params {
  left_rows: u32,
  right_rows: u32,
  limit: u32,
  room: u32,
  // 1: only pairs whose right row comes after the left one, counted in all rows.
  self_join: u32,
  left_start: u32,
  right_start: u32,
  unused: u32,
}

const TILE = 64u;
const SEGMENT = 1024u;

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> left: array<u32>;
@group(0) @binding(2) var<storage, read> right: array<u32>;
@group(0) @binding(3) var<storage, read_write> pairs: array<atomic<u32>>;

var<workgroup> tile: array<u32, TILE * WORDS>;

@compute @workgroup_size(TILE)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let start = group.y * SEGMENT;
  let first_left = params.left_start + group.x * TILE;
  if (params.self_join == 1u && params.right_start + start + SEGMENT <= first_left + 1u) { return; }
  let l = group.x * TILE + local;
  var row: array<u32, WORDS>;
  if (l < params.left_rows) {
    for (var w = 0u; w < WORDS; w++) { row[w] = left[l * WORDS + w]; }
  }
  for (var base = start; base < start + SEGMENT; base += TILE) {
    let r = base + local;
    if (r < params.right_rows) {
      for (var w = 0u; w < WORDS; w++) { tile[local * WORDS + w] = right[r * WORDS + w]; }
    }
    workgroupBarrier();
    if (l < params.left_rows && base < params.right_rows) {
      let count = min(TILE, params.right_rows - base);
      for (var i = 0u; i < count; i++) {
        var distance = 0u;
        for (var w = 0u; w < WORDS; w++) { distance += countOneBits(row[w] ^ tile[i * WORDS + w]); }
        let after = params.right_start + base + i > params.left_start + l;
        if (distance <= params.limit && (params.self_join == 0u || after)) {
          let slot = atomicAdd(&pairs[0], 1u);
          if (slot < params.room) {
            atomicStore(&pairs[1u + 2u * slot], l);
            atomicStore(&pairs[2u + 2u * slot], base + i);
          }
        }
      }
    }
    workgroupBarrier();
  }
}
