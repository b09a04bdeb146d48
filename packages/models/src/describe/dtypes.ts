import { ModelError } from '@pixelframe/columnar';
import type { ModelFiles } from '../files/model-files.ts';
import { isModelDtype, loadOnnx, type ModelDtype, onnxFileName } from '../files/onnx-files.ts';

/** What is tried, in order, where no dtype was asked for. */
const DEFAULTS: Readonly<Record<'wasm' | 'webgpu', readonly ModelDtype[]>> = {
  wasm: ['q8', 'fp32'],
  webgpu: ['fp32', 'q8'],
};

export interface ChosenFile {
  readonly file: string;
  readonly dtype: string;
  readonly bytes: number | null;
}

/**
 * The ONNX file of a part for a dtype, or the first there is of the device's defaults.
 *
 * @param part `vision_model`
 * @throws ModelError for a dtype there is no file of, and where there are no ONNX files at all
 */
export async function chooseFile(
  files: ModelFiles,
  part: string,
  dtype: string | null,
  device: 'wasm' | 'webgpu',
): Promise<ChosenFile> {
  if (dtype !== null && !isModelDtype(dtype)) {
    throw new ModelError(`${files.label}: there is no dtype "${dtype}".`, { hint: 'Common ones: fp32, fp16, q8, q4.' });
  }
  const names = await files.names();
  for (const candidate of dtype === null ? DEFAULTS[device] : [dtype]) {
    const file = onnxFileName(part, candidate);
    const bytes = await files.size(file);
    if (bytes !== null || names?.includes(file) === true) return { file, dtype: candidate, bytes };
  }
  // Reading knows other places, and says best what is wrong: no such file, no conversion, no permission.
  const wanted = dtype ?? 'fp32';
  const found = await loadOnnx(files, [part], wanted);
  return { file: found.name, dtype: wanted, bytes: found.bytes.length };
}
