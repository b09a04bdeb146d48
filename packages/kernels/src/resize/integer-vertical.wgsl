// Second pass in integers, down the rows of the first: one invocation makes one word, four bytes of one picture.
// setup: [4] = where the jobs start; `resize-gpu.ts` says what a job and an axis hold.

@group(0) @binding(0) var<storage, read> setup: array<u32>;
@group(0) @binding(1) var<storage, read> columns: array<u32>;
@group(0) @binding(2) var<storage, read_write> bytes: array<u32>;

const JOB = 15u;

fn sample_at(job: u32, index: u32) -> u32 {
  let channels = setup[job + 3u];
  let width = setup[job + 4u];
  let turned = setup[job + 12u];
  // Column and row of the result; then the one the first pass filtered along, and this one's.
  let x = (index / channels) % width;
  let y = index / channels / width;
  let done = select(x, y, turned == 1u);
  let own = select(y, x, turned == 1u);
  let row = setup[job + 4u + turned] * channels;
  let span = setup[job + 9u - turned] + own * 3u;
  let count = setup[span + 1u];
  let weights = setup[span + 2u];
  var at = setup[job + 6u] + setup[span] * row + done * channels + index % channels;
  var sum = 2097152;
  for (var t = 0u; t < count; t++) {
    sum += i32(columns[at]) * bitcast<i32>(setup[weights + t]);
    at += row;
  }
  return u32(clamp(sum >> 22u, 0, 255));
}

@compute @workgroup_size(64)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let job = setup[4] + group.z * JOB;
  let samples = setup[job + 4u] * setup[job + 5u] * setup[job + 3u];
  let word = (group.y * groups.x + group.x) * 64u + local;
  let first = word * 4u;
  if (first >= samples) { return; }
  var quad = 0u;
  for (var i = 0u; i < 4u && first + i < samples; i++) {
    quad |= sample_at(job, first + i) << (i * 8u);
  }
  bytes[setup[job + 7u] + word] = quad;
}
