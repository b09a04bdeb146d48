import { ModelError } from '@pixelframe/columnar';
import { protoFields } from '../files/protobuf.ts';

/** Name and dimensions of an input or output; a dimension that is free is null. */
export interface GraphValue {
  readonly name: string;
  readonly shape: readonly (number | null)[];
}

export interface OnnxGraph {
  readonly inputs: readonly GraphValue[];
  readonly outputs: readonly GraphValue[];
}

/** Field numbers of onnx.proto, as far as they are read here. */
const MODEL_GRAPH = 7;
const GRAPH_INITIALIZER = 5;
const GRAPH_INPUT = 11;
const GRAPH_OUTPUT = 12;
const TENSOR_NAME = 8;
const VALUE_NAME = 1;
const VALUE_TYPE = 2;
const TYPE_TENSOR = 1;
const TENSOR_SHAPE = 2;
const SHAPE_DIM = 1;
const DIM_VALUE = 1;

const utf8 = new TextDecoder();

const messages = (bytes: Uint8Array, number: number): Uint8Array[] =>
  [...protoFields(bytes)].flatMap((field) => (field.number === number && field.bytes !== null ? [field.bytes] : []));

function graphValue(bytes: Uint8Array): GraphValue {
  const [name] = messages(bytes, VALUE_NAME);
  const [shape] = messages(bytes, VALUE_TYPE)
    .flatMap((type) => messages(type, TYPE_TENSOR))
    .flatMap((tensor) => messages(tensor, TENSOR_SHAPE));
  const dims = shape === undefined ? [] : messages(shape, SHAPE_DIM);
  return {
    name: name === undefined ? '' : utf8.decode(name),
    shape: dims.map((dim) => [...protoFields(dim)].find(({ number }) => number === DIM_VALUE)?.value ?? null),
  };
}

/**
 * Inputs and outputs of an ONNX model, without loading it: weights that older exporters list among the inputs are none.
 *
 * @throws ModelError for bytes that are no ONNX model
 */
export function readOnnxGraph(bytes: Uint8Array, label: string): OnnxGraph {
  try {
    const weights = new Set<string>();
    const inputs: GraphValue[] = [];
    const outputs: GraphValue[] = [];
    for (const graph of messages(bytes, MODEL_GRAPH)) {
      for (const { number, bytes: part } of protoFields(graph)) {
        if (part === null) continue;
        if (number === GRAPH_INPUT) inputs.push(graphValue(part));
        else if (number === GRAPH_OUTPUT) outputs.push(graphValue(part));
        else if (number === GRAPH_INITIALIZER) {
          for (const name of messages(part, TENSOR_NAME)) weights.add(utf8.decode(name));
        }
      }
    }
    return { inputs: inputs.filter(({ name }) => !weights.has(name)), outputs };
  } catch (error) {
    throw new ModelError(`${label} is no ONNX model.`, {
      cause: error,
      hint: 'Check its address: a page in its place, or a file that was cut off, looks like this.',
    });
  }
}
