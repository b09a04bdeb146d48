// Second pass in f32: one invocation makes one word, four bytes of one picture. A sample that lies too near a
// rounding tie for f32 to decide is put on the job's list: count first, then sample numbers.
// setup: [0] = where the jobs start; `resize-gpu.ts` says what a job and an axis hold.

@group(0) @binding(0) var<storage, read> setup: array<u32>;
@group(0) @binding(1) var<storage, read> columns: array<u32>;
@group(0) @binding(2) var<storage, read_write> bytes: array<u32>;
@group(0) @binding(3) var<storage, read_write> ties: array<atomic<u32>>;

const JOB = 15u;

fn sample_at(job: u32, index: u32) -> f32 {
  let channels = setup[job + 3u];
  let width = setup[job + 4u];
  let pixel = index / channels;
  let span = setup[job + 8u] + (pixel % width) * 3u;
  let count = setup[span + 1u];
  let weights = setup[span + 2u];
  let row = (pixel / width) * setup[job + 14u];
  var at = setup[job + 6u] + (row + setup[span]) * channels + index % channels;
  var sum = 0.0;
  for (var t = 0u; t < count; t++) {
    sum += bitcast<f32>(columns[at]) * bitcast<f32>(setup[weights + t]);
    at += channels;
  }
  return sum;
}

@compute @workgroup_size(64)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let job = setup[0] + group.z * JOB;
  let samples = setup[job + 4u] * setup[job + 5u] * setup[job + 3u];
  let word = (group.y * groups.x + group.x) * 64u + local;
  let first = word * 4u;
  if (first >= samples) { return; }

  let list = setup[job + 10u];
  let room = setup[job + 11u];
  let relative = bitcast<f32>(setup[job + 12u]);
  let absolute = bitcast<f32>(setup[job + 13u]);
  var quad = 0u;
  for (var i = 0u; i < 4u && first + i < samples; i++) {
    let value = clamp(sample_at(job, first + i), 0.0, 255.0);
    let whole = floor(value);
    let rest = value - whole;
    var byte = u32(whole);
    if (rest >= 0.5) { byte += 1u; }
    quad |= byte << (i * 8u);
    if (abs(rest - 0.5) <= value * relative + absolute) {
      let slot = atomicAdd(&ties[list], 1u);
      if (slot < room) { atomicStore(&ties[list + 1u + slot], first + i); }
    }
  }
  bytes[setup[job + 7u] + word] = quad;
}
