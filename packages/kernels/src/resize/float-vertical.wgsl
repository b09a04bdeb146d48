// First pass in f32: one invocation makes one unrounded sample of one column.
// setup: [0] = where the jobs start; `resize-gpu.ts` says what a job and an axis hold.

@group(0) @binding(0) var<storage, read> setup: array<u32>;
@group(0) @binding(1) var<storage, read> pixels: array<u32>;
@group(0) @binding(2) var<storage, read_write> columns: array<u32>;

const JOB = 15u;

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let job = setup[0] + id.z * JOB;
  let channels = setup[job + 3u];
  let samples = setup[job + 14u] * channels;
  if (id.x >= samples || id.y >= setup[job + 5u]) { return; }

  let step_y = bitcast<i32>(setup[job + 2u]);
  let span = setup[job + 9u] + id.y * 3u;
  let count = setup[span + 1u];
  let weights = setup[span + 2u];
  var at = bitcast<i32>(setup[job]) + i32(setup[span]) * step_y + i32(id.x % channels);
  at += i32(id.x / channels) * bitcast<i32>(setup[job + 1u]);
  var sum = 0.0;
  for (var t = 0u; t < count; t++) {
    let byte = u32(at);
    let p = (pixels[byte >> 2u] >> ((byte & 3u) * 8u)) & 255u;
    sum += f32(p) * bitcast<f32>(setup[weights + t]);
    at += step_y;
  }
  columns[setup[job + 6u] + id.y * samples + id.x] = bitcast<u32>(sum);
}
