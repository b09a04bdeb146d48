import { bytesField, floatField, integerField, messageField, textField, type Chunks } from './protobuf.ts';

/** ONNX IR and operator set versions: the first set with LayerNormalization. */
const IR_VERSION = 8;
const OPSET = 17;

const FLOAT = 1;
const INT64 = 7;

/** Of an attribute, as onnx.proto numbers them. */
const ATTRIBUTE_FLOAT = 1;
const ATTRIBUTE_INT = 2;
const ATTRIBUTE_INTS = 7;

type Attribute = number | readonly number[] | { readonly float: number };

/** A number, or the name of a dimension that is free. */
export type Dimension = number | string;

/** Collects the nodes and weights of an ONNX graph and writes them as a model. */
export class OnnxGraph {
  readonly #nodes: Chunks[] = [];
  readonly #initializers: Chunks[] = [];
  #outputs = 0;

  /** Adds a node of one output, and gives that output's name. */
  node(
    type: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, Attribute>> = {},
    output = `${type}_${this.#outputs++}`,
  ): string {
    this.#nodes.push(
      messageField(
        1,
        ...inputs.map((name) => textField(1, name)),
        textField(2, output),
        textField(3, output),
        textField(4, type),
        ...Object.entries(attributes).map(([name, value]) => attributeField(name, value)),
      ),
    );
    return output;
  }

  weights(name: string, dimensions: readonly number[], values: Float32Array): string {
    return this.#initializer(name, dimensions, FLOAT, values);
  }

  integers(name: string, values: readonly number[]): string {
    return this.#initializer(name, [values.length], INT64, BigInt64Array.from(values, BigInt));
  }

  /** The whole file. */
  model(
    input: { readonly name: string; readonly shape: readonly Dimension[] },
    output: { readonly name: string; readonly shape: readonly Dimension[] },
  ): Chunks {
    const graph = messageField(
      7,
      ...this.#nodes,
      textField(2, 'main'),
      ...this.#initializers,
      valueField(11, input),
      valueField(12, output),
    );
    const opset = messageField(8, textField(1, ''), integerField(2, OPSET));
    return [integerField(1, IR_VERSION), textField(2, 'pixelframe bench'), graph, opset].flat();
  }

  #initializer(
    name: string,
    dimensions: readonly number[],
    type: number,
    values: Float32Array | BigInt64Array,
  ): string {
    const raw = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    this.#initializers.push(
      messageField(
        5,
        ...dimensions.map((side) => integerField(1, side)),
        integerField(2, type),
        textField(8, name),
        bytesField(9, raw),
      ),
    );
    return name;
  }
}

function attributeField(name: string, value: Attribute): Chunks {
  const head = textField(1, name);
  if (typeof value === 'number') {
    return messageField(5, head, integerField(3, value), integerField(20, ATTRIBUTE_INT));
  }
  if ('float' in value) return messageField(5, head, floatField(2, value.float), integerField(20, ATTRIBUTE_FLOAT));
  const items = value.map((item) => integerField(8, item));
  return messageField(5, head, ...items, integerField(20, ATTRIBUTE_INTS));
}

function valueField(
  field: number,
  { name, shape }: { readonly name: string; readonly shape: readonly Dimension[] },
): Chunks {
  const dimensions = shape.map((side) =>
    messageField(1, typeof side === 'number' ? integerField(1, side) : textField(2, side)),
  );
  const tensor = messageField(1, integerField(1, FLOAT), messageField(2, ...dimensions));
  return messageField(field, textField(1, name), messageField(2, tensor));
}
