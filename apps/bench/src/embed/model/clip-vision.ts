import { OnnxGraph } from './onnx-graph.ts';
import type { Chunks } from './protobuf.ts';
import { randomWeights } from './random-weights.ts';

/** The sizes of a CLIP's vision tower, as its config.json names them. */
export interface VisionSizes {
  readonly hidden_size: number;
  readonly intermediate_size: number;
  readonly num_hidden_layers: number;
  readonly num_attention_heads: number;
  readonly image_size: number;
  readonly patch_size: number;
  readonly projection_dim: number;
}

/** Of openai/clip-vit-base-patch32. */
export const VIT_B_32: VisionSizes = {
  hidden_size: 768,
  intermediate_size: 3072,
  num_hidden_layers: 12,
  num_attention_heads: 12,
  image_size: 224,
  patch_size: 32,
  projection_dim: 512,
};

const CHANNELS = 3;
export const LAYER_NORM_EPSILON = 1e-5;
/** What makes a sigmoid times its argument a GELU, nearly. */
const QUICK_GELU = 1.702;
/** Of position embeddings and biases: small beside what they are added to, large enough that a wrong one shows. */
const SMALL = 0.1;

/**
 * The vision tower of a CLIP with its projection, node for node what the hub's conversions compute, with weights drawn
 * by a seeded generator under transformers' names. They keep activations as large as trained ones do, so time and
 * rounding are those of the real model; what it says of a picture means nothing.
 *
 * @returns the ONNX file: `pixel_values` to `image_embeds`
 */
export function clipVisionModel(sizes: VisionSizes, seed: number): Chunks {
  const { hidden_size: hidden, intermediate_size: inner, num_attention_heads: heads } = sizes;
  const { patch_size: patch, projection_dim: projected } = sizes;
  const patches = (sizes.image_size / patch) ** 2;
  const graph = new OnnxGraph();
  const random = randomWeights(seed);
  const weights = (name: string, dimensions: readonly number[], deviation: number): string =>
    graph.weights(
      name,
      dimensions,
      random(
        dimensions.reduce((product, side) => product * side, 1),
        deviation,
      ),
    );
  const scalar = (name: string, value: number): string => graph.weights(name, [], Float32Array.of(value));

  const linear = (name: string, input: string, from: number, to: number): string => {
    const product = graph.node('MatMul', [input, weights(`${name}.weight`, [from, to], 1 / Math.sqrt(from))]);
    return graph.node('Add', [product, weights(`${name}.bias`, [to], SMALL)]);
  };
  const norm = (name: string, input: string): string => {
    const scale = random(hidden, SMALL).map((value) => 1 + value);
    return graph.node(
      'LayerNormalization',
      [input, graph.weights(`${name}.weight`, [hidden], scale), weights(`${name}.bias`, [hidden], SMALL)],
      { axis: -1, epsilon: { float: LAYER_NORM_EPSILON } },
    );
  };

  // Zeros in the shapes keep the batch's side.
  const splitHeads = graph.integers('split_heads', [0, -1, heads, hidden / heads]);
  const joinHeads = graph.integers('join_heads', [0, -1, hidden]);
  const temperature = scalar('temperature', 1 / Math.sqrt(hidden / heads));
  const quick = scalar('quick_gelu', QUICK_GELU);

  const headsOf = (input: string, order: readonly number[]): string =>
    graph.node('Transpose', [graph.node('Reshape', [input, splitHeads])], { perm: order });
  const attention = (name: string, input: string): string => {
    const part = (kind: string): string => linear(`${name}.${kind}`, input, hidden, hidden);
    const queries = headsOf(graph.node('Mul', [part('q_proj'), temperature]), [0, 2, 1, 3]);
    const keys = headsOf(part('k_proj'), [0, 2, 3, 1]);
    const values = headsOf(part('v_proj'), [0, 2, 1, 3]);
    const shares = graph.node('Softmax', [graph.node('MatMul', [queries, keys])], { axis: -1 });
    const seen = graph.node('Transpose', [graph.node('MatMul', [shares, values])], { perm: [0, 2, 1, 3] });
    return linear(`${name}.out_proj`, graph.node('Reshape', [seen, joinHeads]), hidden, hidden);
  };
  const mlp = (name: string, input: string): string => {
    const wide = linear(`${name}.fc1`, input, hidden, inner);
    const gate = graph.node('Sigmoid', [graph.node('Mul', [wide, quick])]);
    return linear(`${name}.fc2`, graph.node('Mul', [wide, gate]), inner, hidden);
  };

  const tower = 'vision_model';
  const kernel = weights(
    `${tower}.embeddings.patch_embedding.weight`,
    [hidden, CHANNELS, patch, patch],
    1 / Math.sqrt(CHANNELS * patch * patch),
  );
  const cells = graph.node('Conv', ['pixel_values', kernel], { kernel_shape: [patch, patch], strides: [patch, patch] });
  const flat = graph.node('Reshape', [cells, graph.integers('cells_in_a_row', [0, hidden, patches])]);
  const tokens = graph.node('Transpose', [flat], { perm: [0, 2, 1] });
  const batch = graph.node('Shape', ['pixel_values'], { start: 0, end: 1 });
  const one = graph.node('Concat', [batch, graph.integers('class_shape', [1, hidden])], { axis: 0 });
  const first = graph.node('Expand', [weights(`${tower}.embeddings.class_embedding`, [1, 1, hidden], 1), one]);
  const sequence = graph.node('Concat', [first, tokens], { axis: 1 });
  const places = weights(`${tower}.embeddings.position_embedding.weight`, [patches + 1, hidden], SMALL);

  let state = norm(`${tower}.pre_layrnorm`, graph.node('Add', [sequence, places]));
  for (let i = 0; i < sizes.num_hidden_layers; i++) {
    const layer = `${tower}.encoder.layers.${i}`;
    const attended = attention(`${layer}.self_attn`, norm(`${layer}.layer_norm1`, state));
    state = graph.node('Add', [state, attended]);
    state = graph.node('Add', [state, mlp(`${layer}.mlp`, norm(`${layer}.layer_norm2`, state))]);
  }
  const index = graph.integers('class_token', [0]);
  const token = graph.node('Gather', [state, index], { axis: 1 });
  const pooled = graph.node('Reshape', [token, graph.integers('vectors', [0, hidden])]);
  const projection = weights('visual_projection.weight', [hidden, projected], 1 / Math.sqrt(hidden));
  graph.node('MatMul', [norm(`${tower}.post_layernorm`, pooled), projection], {}, 'image_embeds');

  return graph.model(
    { name: 'pixel_values', shape: ['batch', CHANNELS, sizes.image_size, sizes.image_size] },
    { name: 'image_embeds', shape: ['batch', projected] },
  );
}
