// Bytes to floats by table: one invocation turns one word, four bytes of one picture.
// setup: [2] = where the jobs start; `normalize-gpu.ts` says what a job holds.

@group(0) @binding(0) var<storage, read> setup: array<u32>;
@group(0) @binding(1) var<storage, read> bytes: array<u32>;
@group(0) @binding(2) var<storage, read_write> tensors: array<u32>;

const JOB = 6u;

@compute @workgroup_size(64)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let job = setup[2] + group.z * JOB;
  let channels = setup[job + 1u];
  let count = setup[job + 2u];
  let word = (group.y * groups.x + group.x) * 64u + local;
  let first = word * 4u;
  if (first >= count * channels) { return; }
  let quad = bytes[setup[job] + word];
  for (var i = 0u; i < 4u && first + i < count * channels; i++) {
    let index = first + i;
    let c = index % channels;
    var to = index;
    if (setup[job + 5u] == 1u) { to = c * count + index / channels; }
    // The table's bits are passed on as they are: f32 values, made by the exact arithmetic.
    tensors[setup[job + 4u] + to] = setup[setup[job + 3u] + c * 256u + ((quad >> (i * 8u)) & 255u)];
  }
}
