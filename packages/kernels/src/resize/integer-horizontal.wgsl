// First pass in integers: one invocation makes one rounded and clipped sample of one row of the source, or where the
// vertical pass goes first (`turned`) of one of its columns, which then lie side by side as rows do.
// setup: [4] = where the jobs start; `resize-gpu.ts` says what a job and an axis hold.

@group(0) @binding(0) var<storage, read> setup: array<u32>;
@group(0) @binding(1) var<storage, read> pixels: array<u32>;
@group(0) @binding(2) var<storage, read_write> columns: array<u32>;

const JOB = 15u;

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let job = setup[4] + id.z * JOB;
  let channels = setup[job + 3u];
  let turned = setup[job + 12u];
  let samples = setup[job + 4u + turned] * channels;
  if (id.x >= samples || id.y >= setup[job + 14u]) { return; }

  let step = bitcast<i32>(setup[job + 1u + turned]);
  let span = setup[job + 8u + turned] + (id.x / channels) * 3u;
  let count = setup[span + 1u];
  let weights = setup[span + 2u];
  var at = bitcast<i32>(setup[job]) + i32(setup[span]) * step + i32(id.x % channels);
  at += i32(id.y) * bitcast<i32>(setup[job + 2u - turned]);
  var sum = 2097152;
  for (var t = 0u; t < count; t++) {
    let byte = u32(at);
    let p = (pixels[byte >> 2u] >> ((byte & 3u) * 8u)) & 255u;
    sum += i32(p) * bitcast<i32>(setup[weights + t]);
    at += step;
  }
  columns[setup[job + 6u] + id.y * samples + id.x] = u32(clamp(sum >> 22u, 0, 255));
}
