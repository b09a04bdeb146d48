import type { FileName } from './failures.ts';
import { notAFile, notOnnx } from './failures.ts';
import { protoFields } from './protobuf.ts';

/** ModelProto's fields. */
const IR_VERSION = 1;
const GRAPH = 7;
const LAST_FIELD = 30;

const startOf = (bytes: Uint8Array, length: number): string =>
  new TextDecoder('latin1').decode(bytes.subarray(0, length)).trimStart().toLowerCase();

/** ONNX Runtime's own format; its identifier is at byte 4. */
const isOrtFormat = (bytes: Uint8Array): boolean => startOf(bytes.subarray(4), 4) === 'ortm';

/** Throws a ModelError for what cannot be an ONNX model. Reads the outermost structure only: any size takes no time. */
export function checkOnnx(name: FileName, bytes: Uint8Array): void {
  const start = startOf(bytes, 200);
  if (start.startsWith('<!doctype') || start.startsWith('<html')) throw notAFile(name);
  if (start.startsWith('version https://git-lfs')) {
    throw notOnnx(
      name,
      'it is a Git LFS pointer, not the model itself',
      'Fetch the file with `git lfs pull` and use that.',
    );
  }
  if (isOrtFormat(bytes)) return;
  if (bytes.length === 0) throw notOnnx(name, 'it is empty', 'Download or export it again.');
  const problem = problemIn(bytes);
  if (problem === null) return;
  throw notOnnx(name, problem, 'Give an .onnx file; other formats are converted with `optimum-cli export onnx`.');
}

function problemIn(bytes: Uint8Array): string | null {
  let hasVersion = false;
  let hasGraph = false;
  try {
    for (const { number } of protoFields(bytes)) {
      if (number > LAST_FIELD) return 'it is not an ONNX model';
      hasVersion ||= number === IR_VERSION;
      hasGraph ||= number === GRAPH;
    }
  } catch {
    return hasVersion ? 'it is cut off or damaged' : 'it is not an ONNX model';
  }
  return hasVersion && hasGraph ? null : 'it is not an ONNX model';
}
