// All dot products, right row by right row within each left one.

@group(0) @binding(3) var<storage, read_write> scores: array<f32>;

@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) local: u32) {
  var sums = products(group, local);
  for (var i = 0u; i < 4u; i++) {
    let l = group.x * TILE + 4u * (local / 16u) + i;
    if (l >= params.left_rows) { break; }
    for (var j = 0u; j < 4u; j++) {
      let r = group.y * TILE + 4u * (local % 16u) + j;
      if (r < params.right_rows) { scores[l * params.right_rows + r] = sums[i][j]; }
    }
  }
}
