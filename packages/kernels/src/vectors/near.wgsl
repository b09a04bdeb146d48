// Lists the pairs that may be near: see near-test.ts.

@group(0) @binding(3) var<storage, read> left_terms: array<vec2f>;
@group(0) @binding(4) var<storage, read> right_terms: array<vec2f>;
@group(0) @binding(5) var<storage, read_write> pairs: array<atomic<u32>>;

@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) local: u32) {
  let first_left = params.left_start + group.x * TILE;
  if (params.self_join == 1u && params.right_start + (group.y + 1u) * TILE <= first_left + 1u) { return; }
  var sums = products(group, local);
  for (var i = 0u; i < 4u; i++) {
    let l = group.x * TILE + 4u * (local / 16u) + i;
    if (l >= params.left_rows) { break; }
    for (var j = 0u; j < 4u; j++) {
      let r = group.y * TILE + 4u * (local % 16u) + j;
      if (r >= params.right_rows) { break; }
      if (params.self_join == 1u && params.right_start + r <= params.left_start + l) { continue; }
      let score = sums[i][j] - left_terms[l].x * right_terms[r].x - right_terms[r].y;
      if (score >= left_terms[l].y) {
        let slot = atomicAdd(&pairs[0], 1u);
        if (slot < params.room) {
          atomicStore(&pairs[1u + 2u * slot], l);
          atomicStore(&pairs[2u + 2u * slot], r);
        }
      }
    }
  }
}
