import type { GraphDescription, ModelDescription, ModelFiles } from '@pixelframe/models';
import { describeModel, describeOnnx } from '@pixelframe/models';
import type { ModelFinish, ModelPart } from '@pixelframe/plan';
import type { FoundModel, ModelRequest } from './model-request.ts';

const filled = (template: string, labels: readonly string[]): string[] =>
  labels.map((label) => template.replace('{}', label));

function finishOf(
  request: ModelRequest,
  { task }: ModelDescription,
  partOf: (graph: GraphDescription) => ModelPart,
): ModelFinish {
  const { topK, normalize, dimensions, template } = request;
  const labels = request.labels ?? [];
  switch (task.kind) {
    case 'vector':
      return { kind: 'vector', normalize: normalize || task.normalize, dimensions };
    case 'classes':
      return { kind: 'labels', labels: task.labels, zeroShot: null, topK };
    case 'zeroShot': {
      const texts = filled(template ?? task.template, labels);
      const zeroShot = { texts, part: partOf(task.text), scale: task.scale, vectors: null };
      return { kind: 'labels', labels, zeroShot, topK };
    }
    case 'entailment': {
      const hypotheses = filled(template ?? task.template, labels);
      return { kind: 'entailment', labels, hypotheses, entailment: task.entailment, topK };
    }
  }
}

/** Looks a model up: what it takes, what it gives, how large it is. Its weights stay where they are. */
export async function findModel(
  request: ModelRequest,
  files: ModelFiles,
  device: 'wasm' | 'webgpu',
): Promise<FoundModel> {
  const { task, model, source, dtype, onnx, labels } = request;
  const description =
    onnx === null ? await describeModel(task, files, { dtype, device, labels }) : await describeOnnx(task, files, onnx);
  const partOf = (graph: GraphDescription): ModelPart => ({ ...graph, model, source });
  const part = partOf(description.graph);
  const finish = finishOf(request, description, partOf);
  return { model, size: finish.kind === 'vector' ? part.size : null, part, prepare: description.prepare, finish };
}
