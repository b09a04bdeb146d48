import type { DataType, Field } from '@pixelframe/columnar';
import { PlanError, typeName } from '@pixelframe/columnar';
import type { WgslOptions } from '../wgsl.ts';
import { defineFunction } from './define.ts';
import { wgsl as unchecked } from './udf.ts';
import { elementShape, elementType, sameShape, wgslElement } from './wgsl-elements.ts';

function checkElements(name: string, { name: column, type }: Field): void {
  if (wgslElement(type) !== null) return;
  const { kind } = elementType(type);
  const wide = kind === 'int64' || kind === 'uint64' || kind === 'decimal';
  throw new PlanError(`udf.wgsl: the input "${name}" is ${typeName(type)}, which WGSL has no type for.`, {
    column,
    hint: wide
      ? `Cast it first, as in col("${column}").cast(DataType.int32()).`
      : 'Inputs are Bool, Float16 to Float64, Int8 to Int32, UInt8 to UInt32, and tensors, fixed-size lists and embeddings of them.',
  });
}

/** The rows of the inputs and of the result have one shape, as far as it is known before there are rows. */
function checkShapes(args: readonly Field[], { names, returns }: WgslOptions): void {
  const several = args.findIndex(({ type }) => elementShape(type) !== undefined);
  const made = elementShape(returns);
  if (several === -1) {
    if (made === undefined) return;
    throw new PlanError(`udf.wgsl: returns is ${typeName(returns)}, but every input has one value a row.`, {
      hint: `Write { returns: ${typeText(elementType(returns))} }, or give it a tensor, a fixed-size list or an embedding.`,
    });
  }
  if (made === undefined) {
    const { type } = args[several]!;
    throw new PlanError(
      `udf.wgsl: returns is ${typeName(returns)}, but the input "${names[several]}" is ${typeName(type)}: the result has a value for each of its elements.`,
      { hint: `Write { returns: DataType.tensor(${typeText(returns)}) }.` },
    );
  }
  let known: { readonly what: string; readonly shape: readonly number[] } | null = null;
  const look = (what: string, { type }: { readonly type: DataType }): void => {
    const shape = elementShape(type) ?? null;
    if (shape === null) return;
    known ??= { what, shape };
    if (sameShape(known.shape, shape)) return;
    throw new PlanError(
      `udf.wgsl: ${known.what} has the shape [${known.shape.join(', ')}], ${what} [${shape.join(', ')}].`,
      { hint: 'Tensors, lists and embeddings of a row have one shape, that of the result; single values go with any.' },
    );
  };
  args.forEach((arg, i) => look(`the input "${names[i]}"`, arg));
  look('the result', { type: returns });
}

const typeText = ({ kind }: DataType): string => `DataType.${kind}()`;

/**
 * What makes calls checks their types; that is done once they are run, and this is left out of what runs them. Not among
 * the functions of the page: `udf.wgsl()` makes calls of it by itself.
 */
export const wgsl = /* @__PURE__ */ defineFunction({
  ...unchecked,
  infer: (args, options) => {
    const own = options as WgslOptions;
    args.forEach((arg, i) => checkElements(own.names[i]!, arg));
    checkShapes(args, own);
    return own.returns;
  },
});
