import { protoFields } from './protobuf.ts';

/** Fields of ModelProto, GraphProto, TensorProto and StringStringEntryProto. */
const GRAPH = 7;
const INITIALIZER = 5;
const EXTERNAL_DATA = 13;
const KEY = 1;
const VALUE = 2;

const text = new TextDecoder();

/** Files beside an ONNX model that hold its weights, in the order they are first named. */
export function externalDataFiles(model: Uint8Array): string[] {
  const files = new Set<string>();
  for (const outer of protoFields(model)) {
    if (outer.number !== GRAPH || outer.bytes === null) continue;
    for (const { number, bytes } of protoFields(outer.bytes)) {
      if (number !== INITIALIZER || bytes === null) continue;
      const location = locationOf(bytes);
      if (location !== null) files.add(location);
    }
  }
  return [...files];
}

function locationOf(tensor: Uint8Array): string | null {
  for (const { number, bytes } of protoFields(tensor)) {
    if (number !== EXTERNAL_DATA || bytes === null) continue;
    let key = '';
    let value = '';
    for (const entry of protoFields(bytes)) {
      if (entry.number === KEY && entry.bytes !== null) key = text.decode(entry.bytes);
      if (entry.number === VALUE && entry.bytes !== null) value = text.decode(entry.bytes);
    }
    if (key === 'location') return value;
  }
  return null;
}
