import { describeModel } from './models/describe-model.ts';
import { formatExpr } from './format-expr.ts';
import type { PlanOf, StageDecode, StageStep } from './plan.ts';

type Stage = PlanOf<'imageStage'>;

const named = (step: number): string => (step === -1 ? 'source' : `#${step}`);

/** The step as the call it came from; options that have their default are left out. */
function formatCall(step: StageStep, stage: Stage): string {
  const call = (name: string, ...args: readonly (string | number | null)[]): string =>
    `${name}(${[named(step.input), ...args].filter((arg) => arg !== null).join(', ')})`;
  const unless = (value: string, usual: string): string | null => (value === usual ? null : value);
  switch (step.op) {
    case 'resize':
      return call(
        'resize',
        step.width,
        step.height,
        unless(step.filter, 'triangle'),
        unless(step.fit, 'fill'),
        unless(step.compat, 'daft'),
      );
    case 'crop':
      return call(
        'crop',
        typeof step.box === 'number' ? formatExpr(stage.boxes[step.box]!) : `[${step.box.join(', ')}]`,
      );
    case 'centerCrop':
      return call('centerCrop', step.width, step.height);
    case 'flip':
      return call('flip', step.axis);
    case 'rotate':
      return call('rotate', step.degrees);
    case 'convert':
      return call('convertImage', step.mode, unless(step.compat, 'daft'));
    case 'toTensor':
      return call('imageToTensor');
    case 'normalize':
      return call('normalizeImage', step.layout);
    case 'hash': {
      const { method, binbits, segments } = step;
      const own = method === 'colorhash' ? binbits : step.hashSize;
      const tiles = method === 'crop_resistant' && step.compat === 'daft' ? segments : null;
      return call('imageHash', method, own, tiles, unless(step.compat, 'daft'));
    }
    case 'stats':
      return call('imageStats');
    case 'attribute':
      return call(`image ${step.attribute}`);
    case 'encode':
      return call('encodeImage', step.format, step.quality);
    case 'model':
      return call(step.fn, describeModel(step.model));
    case 'fileMetadata':
      return call('imageFileMetadata');
    case 'mimeType':
      return call('guessMimeType');
  }
}

function formatDecode(decode: StageDecode): string {
  const { mode, decoder, within } = decode;
  const parts = [mode ?? 'native mode'];
  if (decoder !== 'wasm') parts.push(`${decoder} decoder`);
  if (within !== null) parts.push(`approximate within ${within.width} x ${within.height}`);
  return parts.join(', ');
}

/** The lines `explain()` prints for an image stage. */
export function describeStage(stage: Stage): string[] {
  const { decode, source } = stage;
  const head = decode === null ? formatExpr(source) : `decodeImage(${formatExpr(source)}, ${formatDecode(decode)})`;
  return [
    `ImageStage: source = ${head}`,
    ...stage.steps.map((step, i) => `#${i} ${formatCall(step, stage)}`),
    `Outputs = ${stage.outputs.map(({ step, name }) => `${named(step)} as ${name}`).join(', ')}`,
  ];
}
