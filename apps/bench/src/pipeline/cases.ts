/** Who computes a case. `ours` is Pixelframe as a user calls it; `cpu-twin` is ours with the GPU off. */
export type ContenderName = 'ours' | 'cpu-twin' | 'transformers.js' | 'create-image-bitmap' | 'canvas-js';

/** What is computed of each picture: a normalized 3x224x224 tensor, or a 64-bit perceptual hash. */
export type Task = 'tensor' | 'phash';

export interface PipelineCase {
  readonly name: string;
  readonly task: Task;
  /** Which decoder and kernels ours runs, as the JSON form names it. */
  readonly variant: 'wasm' | 'default';
  /** `force`: needs an adapter, a hardware one unless asked otherwise. */
  readonly gpu: 'auto' | 'force';
  readonly peers: readonly ContenderName[];
}

export const pipelineCases: readonly PipelineCase[] = [
  {
    name: 'tensor',
    task: 'tensor',
    variant: 'wasm',
    gpu: 'auto',
    peers: ['transformers.js', 'create-image-bitmap'],
  },
  { name: 'phash', task: 'phash', variant: 'wasm', gpu: 'auto', peers: ['canvas-js'] },
  { name: 'tensor-gpu', task: 'tensor', variant: 'default', gpu: 'force', peers: ['cpu-twin'] },
];

/** Side of the square every picture of the `tensor` task is resized to. */
export const TENSOR_SIDE = 224;
/** ImageNet's statistics, in units of the 0..1 range. */
export const IMAGENET_MEAN = [0.485, 0.456, 0.406] as const;
export const IMAGENET_STD = [0.229, 0.224, 0.225] as const;
