import type { Field, Schema } from '@pixelframe/columnar';
import { PlanError, schema, typeName } from '@pixelframe/columnar';
import type { Expr, LiteralValue } from '../expr.ts';
import { modelOf, refuseOtherModel } from '../functions/model/same-model.ts';
import { inferField } from '../infer.ts';
import { vectorOf } from './metrics.ts';

/** What rows are compared with, before it is a vector. */
export type NearestQuery =
  /** A text or a picture, for the model that made the rows' vectors. */
  | { readonly kind: 'value'; readonly value: LiteralValue }
  /** An expression of no columns that gives a vector. */
  | { readonly kind: 'expression'; readonly expr: Expr };

const NO_COLUMNS: Schema = schema([]);

/** Which model made a column of vectors, and whether it scaled them; a PlanError where nothing says so. */
export function modelBehind(verb: string, field: Field): string {
  const model = modelOf(field);
  if (model !== undefined) return model;
  throw new PlanError(
    `${verb}: nothing says which model made "${field.name}", so a text or picture has no vector to compare.`,
    {
      column: field.name,
      hint: 'Make it with embedImage or embedText, or pass a vector.',
    },
  );
}

/** Checks what can be checked of a query that is no vector yet. */
export function checkQuery(verb: string, key: Field, query: NearestQuery): void {
  const vectors = vectorOf(key.type);
  if (vectors === null) {
    throw new PlanError(
      `${verb}: "${key.name}" is ${typeName(key.type)}, expected vectors to compare a text or picture with.`,
      {
        column: key.name,
      },
    );
  }
  if (query.kind === 'expression') {
    const given = inferField(query.expr, NO_COLUMNS);
    const size = vectorOf(given.type)?.size;
    if (size === undefined || (size !== null && vectors.size !== null && size !== vectors.size)) {
      throw new PlanError(`${verb}: the query is ${typeName(given.type)}, "${key.name}" is ${typeName(key.type)}.`, {
        column: key.name,
      });
    }
    refuseOtherModel(verb, key, given);
    return;
  }
  // Of vectors that a plan is still to make, the model is known when it is looked up.
  if (vectors.size !== null) modelBehind(verb, key);
}
