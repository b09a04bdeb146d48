import { DataType as T, PlanError, typeName } from '@pixelframe/columnar';
import type { ParamSpec } from '../define.ts';
import { defineFunction, lowerCase, oneOf, typeMismatch } from '../define.ts';

const formatParam: ParamSpec = {
  name: 'format',
  type: "'json'",
  doc: "There is one: 'json'.",
  check: oneOf('json'),
  normalize: lowerCase,
};

/** What is in the way of values of this type in JSON; null: nothing. */
function notInJson(type: T): T | null {
  switch (type.kind) {
    case 'list':
    case 'fixedSizeList':
    case 'embedding':
      return notInJson(type.item);
    case 'struct':
      return type.fields.map((field) => notInJson(field.type)).find((found) => found !== null) ?? null;
    case 'map':
      return notInJson(type.key) ?? notInJson(type.value);
    case 'image':
    case 'tensor':
      return type;
    default:
      return null;
  }
}

/** A map whose keys are no text: an object's keys are. */
function badKey(type: T): T | null {
  if (type.kind === 'map') return type.key.kind === 'string' ? badKey(type.value) : type;
  if (type.kind === 'list' || type.kind === 'fixedSizeList') return badKey(type.item);
  if (type.kind !== 'struct') return null;
  return type.fields.map((field) => badKey(field.type)).find((found) => found !== null) ?? null;
}

const isType = (value: unknown): string | null =>
  typeof value === 'object' && value !== null && typeof (value as { kind?: unknown }).kind === 'string'
    ? null
    : 'must be a type, e.g. DataType.int64()';

const reading = (name: string, daft: string, doc: string) =>
  defineFunction({
    name,
    daft,
    args: [{ name: 'input', doc: 'JSON text.' }],
    params: [formatParam, { name: 'dtype', type: 'DataType', doc: 'The type to read.', check: isType }],
    nulls: 'propagate',
    returns: 'unknown',
    infer(args, { dtype }) {
      if (args[0]!.type.kind !== 'string') throw typeMismatch(name, args, 'a String');
      const type = dtype as T;
      const wrong = notInJson(type);
      if (wrong !== null) throw new PlanError(`${name}: ${typeName(wrong)} values cannot be read from JSON.`);
      return type;
    },
    doc: `${doc} Numbers keep all their digits for Int64, UInt64, Decimal and String; fractions are cut off for integers; keys that the type has not are skipped, those that are missing are null. Dates and times are ISO 8601 texts or counts of their unit, binary is hexadecimal.`,
    example: `df.select(col('json').${name}('json', DataType.struct({ a: DataType.list(DataType.int64()) })))`,
  });

export const deserialize = reading(
  'deserialize',
  'deserialize',
  'Values of a type read from JSON. A text that is no JSON or does not fit the type is an error that names the row.',
);
export const tryDeserialize = reading(
  'tryDeserialize',
  'try_deserialize',
  'Values of a type read from JSON; null where `deserialize` would fail.',
);

export const serialize = defineFunction({
  name: 'serialize',
  daft: 'serialize',
  args: [{ name: 'input', doc: 'Values of any type but images and tensors.' }],
  params: [formatParam],
  nulls: 'propagate',
  returns: 'string',
  infer(args) {
    const wrong = notInJson(args[0]!.type) ?? badKey(args[0]!.type);
    if (wrong !== null)
      throw typeMismatch(
        'serialize',
        args,
        'values that JSON can hold, maps with String keys',
        'Select the fields to write first.',
      );
    return T.string();
  },
  doc: 'The value as JSON text. NaN and infinities are null, binary is hexadecimal, dates and times are ISO 8601; a null row stays null.',
  example: "df.select(col('point').serialize('json'))",
});
