import { channelsOf, IMAGE_MODES, modeOfChannels } from '@pixelframe/columnar';
import type { Box } from '@pixelframe/kernels';
import { stepSize } from '@pixelframe/kernels';
import type { StageStep } from '@pixelframe/plan';
import type { Stage } from './stage-context.ts';
import type { SourcePixels } from './stage-pixels.ts';
import { kernelStep } from './stage-program.ts';

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
}

/** Size and channels of what a step gives, from those of the source alone: nothing is computed. */
function pictureAfter(stage: Stage, step: number, source: SourcePixels, boxes: readonly Box[]): Picture {
  if (step === -1) return { width: source.width, height: source.height, channels: source.pixels.channels };
  const node = stage.steps[step]!;
  const kernel = kernelStep(node, -1);
  // What is made of a picture that was decoded smaller has the size that its own pixels lead to.
  const { width, height } = source.pixels;
  const from = node.op === 'resize' ? { ...source, width, height } : source;
  const before = pictureAfter(stage, node.input, from, boxes);
  if (kernel === null) return before;
  const size = stepSize(kernel, before.width, before.height, boxes);
  return { ...size, channels: node.op === 'convert' ? channelsOf(node.mode) : before.channels };
}

/** Width, height, number of channels or mode number of the picture that an attribute step reads. */
export function attributeOf(
  stage: Stage,
  step: Extract<StageStep, { op: 'attribute' }>,
  source: SourcePixels,
  boxes: readonly Box[],
): number {
  const { width, height, channels } = pictureAfter(stage, step.input, source, boxes);
  switch (step.attribute) {
    case 'width':
      return width;
    case 'height':
      return height;
    case 'channel':
      return channels;
    case 'mode':
      return IMAGE_MODES[modeOfChannels(channels)];
  }
}
