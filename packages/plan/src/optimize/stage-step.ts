import { PlanError } from '@pixelframe/columnar';
import type { Expr } from '../expr.ts';
import type { EncodeFormat } from '../functions/encode-image.ts';
import { functionDefinition } from '../functions/registry.ts';
import type { StageDecode, StageStep } from '../plan.ts';

type Call = Extract<Expr, { kind: 'call' }>;
type Step<K extends StageStep['op']> = Extract<StageStep, { op: K }>;

const ATTRIBUTES = { imageWidth: 'width', imageHeight: 'height', imageChannel: 'channel', imageMode: 'mode' } as const;

/**
 * The step of an image stage that a call of an image function is; its options were checked when it was built.
 *
 * @param input the step it reads, -1 for the source
 * @param box what a crop cuts out
 */
export function stageStep(expr: Call, input: number, box: Step<'crop'>['box'] | null): StageStep {
  const { options, fn } = expr;
  const sides = { width: options['width'] as number, height: options['height'] as number };
  const resampling = {
    filter: options['filter'] as Step<'resize'>['filter'],
    compat: options['compat'] as Step<'resize'>['compat'],
  };
  switch (functionDefinition(fn).image) {
    case 'resize':
      return { op: 'resize', input, ...sides, ...resampling, fit: options['fit'] as Step<'resize'>['fit'] };
    case 'thumbnail':
      return { op: 'resize', input, ...sides, ...resampling, fit: 'inside' };
    case 'crop':
      return { op: 'crop', input, box: box! };
    case 'centerCrop':
      return { op: 'centerCrop', input, ...sides };
    case 'flip':
      return { op: 'flip', input, axis: options['axis'] as Step<'flip'>['axis'] };
    case 'rotate':
      return { op: 'rotate', input, degrees: options['degrees'] as Step<'rotate'>['degrees'] };
    case 'convert':
      return { op: 'convert', input, mode: options['mode'] as Step<'convert'>['mode'], compat: resampling.compat };
    case 'toTensor':
      return { op: 'toTensor', input };
    case 'normalize':
      return {
        op: 'normalize',
        input,
        mean: options['mean'] as readonly number[],
        std: options['std'] as readonly number[],
        layout: options['layout'] as 'CHW' | 'HWC',
      };
    case 'hash':
      return {
        op: 'hash',
        input,
        method: options['method'] as Step<'hash'>['method'],
        hashSize: options['hashSize'] as number,
        binbits: options['binbits'] as number,
        segments: options['segments'] as number,
        compat: options['compat'] as Step<'hash'>['compat'],
      };
    case 'stats':
      return { op: 'stats', input };
    case 'attribute': {
      const named = options['name'] as Step<'attribute'>['attribute'] | undefined;
      return { op: 'attribute', input, attribute: named ?? ATTRIBUTES[fn as keyof typeof ATTRIBUTES] };
    }
    case 'encode':
      return {
        op: 'encode',
        input,
        format: options['format'] as EncodeFormat,
        quality: options['quality'] as number | null,
      };
    case 'file':
      return fn === 'guessMimeType'
        ? { op: 'mimeType', input: -1 }
        : { op: 'fileMetadata', input: -1, onError: options['onError'] as 'raise' | 'null' };
    default:
      throw new PlanError(`${fn} cannot follow another image operation.`);
  }
}

/** The decode of an image stage that a call of `decodeImage` is. */
export const stageDecode = ({ options }: Call): StageDecode => ({
  mode: options['mode'] as StageDecode['mode'],
  onError: options['onError'] as StageDecode['onError'],
  orientation: options['orientation'] as StageDecode['orientation'],
  strict: options['strict'] as boolean,
  maxPixels: options['maxPixels'] as number,
  decoder: options['decoder'] as StageDecode['decoder'],
  approximate: options['approximate'] as boolean,
  within: null,
});
