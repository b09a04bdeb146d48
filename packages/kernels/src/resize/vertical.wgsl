// First pass of the Triangle filter: one invocation makes one unrounded sample of one column.
// setup: [0] = where the jobs start; `resize-gpu.ts` says what a job and an axis hold.

@group(0) @binding(0) var<storage, read> setup: array<u32>;
@group(0) @binding(1) var<storage, read> pixels: array<u32>;
@group(0) @binding(2) var<storage, read_write> columns: array<f32>;

const JOB = 13u;

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let job = setup[0] + id.z * JOB;
  let channels = setup[job + 3u];
  let samples = setup[job + 1u] * channels;
  if (id.x >= samples || id.y >= setup[job + 5u]) { return; }

  let stride = setup[job + 2u];
  let row = setup[job + 1u] * stride;
  let span = setup[job + 9u] + id.y * 3u;
  let count = setup[span + 1u];
  let weights = setup[span + 2u];
  var at = setup[job] + setup[span] * row + (id.x / channels) * stride + id.x % channels;
  var sum = 0.0;
  for (var t = 0u; t < count; t++) {
    let p = (pixels[at >> 2u] >> ((at & 3u) * 8u)) & 255u;
    sum += f32(p) * bitcast<f32>(setup[weights + t]);
    at += row;
  }
  columns[setup[job + 6u] + id.y * samples + id.x] = sum;
}
