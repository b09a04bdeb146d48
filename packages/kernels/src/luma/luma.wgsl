// Luma planes of several pictures: one invocation makes one word, four pixels of one picture.
// setup: [1] = where the jobs start, [3] = where the table of exceptions starts (its length, then its sorted entries).

const JOB = 5u;          // byte offset of the pixels, stride, number of pixels, word offset of the plane, 1 for Rec. 601
const HALF = 8388608u;   // 2^23
const FRACTION = 16777215u;

@group(0) @binding(0) var<storage, read> setup: array<u32>;
@group(0) @binding(1) var<storage, read_write> pixels: array<u32>;

fn byte_at(i: u32) -> u32 {
  return (pixels[i >> 2u] >> ((i & 3u) * 8u)) & 255u;
}

// What the integers are off by for one triple: two's complement of -1, 0 or 1.
fn correction(key: u32) -> u32 {
  let table = setup[3];
  var low = 0u;
  var high = setup[table];
  while (low < high) {
    let middle = (low + high) >> 1u;
    if ((setup[table + 1u + middle] >> 2u) < key) { low = middle + 1u; } else { high = middle; }
  }
  if (low == setup[table]) { return 0u; }
  let entry = setup[table + 1u + low];
  if ((entry >> 2u) != key) { return 0u; }
  return (entry & 3u) - 1u;
}

fn luma_at(at: u32, rec601: bool) -> u32 {
  let r = byte_at(at);
  let g = byte_at(at + 1u);
  let b = byte_at(at + 2u);
  if (rec601) { return (r * 19595u + g * 38470u + b * 7471u + 32768u) >> 16u; }
  let sum = r * LUMA_R + g * LUMA_G + b * LUMA_B + HALF;
  let value = sum >> 24u;
  if (((sum + LUMA_REACH) & FRACTION) > 2u * LUMA_REACH) { return value; }
  return value + correction((r << 16u) | (g << 8u) | b);
}

@compute @workgroup_size(64)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let job = setup[1] + group.z * JOB;
  let count = setup[job + 2u];
  let word = (group.y * groups.x + group.x) * 64u + local;
  let first = word * 4u;
  if (first >= count) { return; }
  let rec601 = setup[job + 4u] == 1u;
  var quad = 0u;
  for (var i = 0u; i < 4u && first + i < count; i++) {
    quad |= luma_at(setup[job] + (first + i) * setup[job + 1u], rec601) << (i * 8u);
  }
  pixels[setup[job + 3u] + word] = quad;
}
