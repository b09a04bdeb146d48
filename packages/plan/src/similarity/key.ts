import type { Field } from '@pixelframe/columnar';
import { DataType as T, PlanError, typeName } from '@pixelframe/columnar';
import type { Expr } from '../expr.ts';
import { cast, unalias } from '../expr.ts';
import { formatExpr } from '../format-expr.ts';
import { inferField } from '../infer.ts';
import type { Plan } from '../plan.ts';
import { schemaOf } from '../plan.ts';
import type { NearestMetric } from './metrics.ts';
import { vectorOf } from './metrics.ts';

export interface SimilarityKey {
  /** The key as the kernels take it: hashes as they are, vectors of Float32. */
  readonly expr: Expr;
  /** Before it was converted. */
  readonly field: Field;
  readonly metric: NearestMetric;
  /** Bytes of a hash (null: known when the rows are read), or numbers of a vector. */
  readonly size: number | null;
}

const HINT =
  'Hash columns (imageHash, Binary[n]) compare by bits; embeddings and fixed-size lists of Float32 or Float64 by cosine or euclidean distance.';

function wrongType(verb: string, name: string, { type }: Field): PlanError {
  const item = type.kind === 'list' || type.kind === 'fixedSizeList' ? type.item.kind : null;
  if (item === 'binary' || item === 'fixedSizeBinary') {
    return new PlanError(
      `${verb}: "${name}" is ${typeName(type)}, several hashes a row, which have no one distance to join by.`,
      {
        column: name,
        hint: "Compare pairs with multiHashDistance, or use a method that gives one hash a picture, such as 'phash'.",
      },
    );
  }
  return new PlanError(`${verb}: "${name}" is ${typeName(type)}, neither hashes nor vectors of one size.`, {
    column: name,
    hint: HINT,
  });
}

/** Decides by its type how a key is compared; `metric` only says which distance between vectors. */
export function similarityKey(
  verb: string,
  input: Plan,
  key: Expr,
  metric: string | undefined,
  allowed: readonly NearestMetric[],
): SimilarityKey {
  const field = inferField(key, schemaOf(input));
  const name = key.kind === 'column' ? key.name : formatExpr(unalias(key));
  const wanted = allowed.find((one) => one === metric?.toLowerCase());
  if (metric !== undefined && wanted === undefined) {
    const list = allowed.map((one) => `'${one}'`).join(', ');
    throw new PlanError(`${verb}: metric must be one of ${list}, got '${String(metric)}'.`);
  }
  const { type } = field;
  const mismatch = (only: string): PlanError =>
    new PlanError(`${verb}: metric '${wanted}' does not fit "${name}", which is ${typeName(type)}.`, {
      column: name,
      hint: `Leave it out, or use ${only}.`,
    });
  if (type.kind === 'fixedSizeBinary' || type.kind === 'binary') {
    if (wanted !== undefined && wanted !== 'hamming') throw mismatch("'hamming'");
    return { expr: key, field, metric: 'hamming', size: type.kind === 'fixedSizeBinary' ? type.size : null };
  }
  const vector = vectorOf(type);
  if (vector === null) throw wrongType(verb, name, field);
  if (wanted === 'hamming') throw mismatch("'cosine' or 'euclidean'");
  const expr = vector.item === 'float32' ? key : cast(key, T.embedding(T.float32(), vector.size));
  return { expr, field, metric: wanted ?? 'cosine', size: vector.size };
}

/** The bound of a verb, or a PlanError that says what it may be. */
export function checkedDistance(verb: string, key: SimilarityKey, maxDistance: unknown): number {
  const fail = (range: string): never => {
    throw new PlanError(`${verb}: maxDistance must be ${range}, got ${String(maxDistance)}.`);
  };
  if (key.metric === 'hamming') {
    const most = key.size === null ? Infinity : 8 * key.size;
    const range = `a whole number of bits from 0${key.size === null ? '' : ` to ${most}`}`;
    if (!Number.isSafeInteger(maxDistance)) return fail(range);
    const bits = maxDistance as number;
    return bits >= 0 && bits <= most ? bits : fail(range);
  }
  const most = key.metric === 'cosine' ? 2 : Number.MAX_VALUE;
  return typeof maxDistance === 'number' && maxDistance >= 0 && maxDistance <= most
    ? maxDistance
    : fail(key.metric === 'cosine' ? 'a cosine distance from 0 to 2' : 'a number of at least 0');
}
