import type { DataType, Field, Schema } from '@pixelframe/columnar';
import { DataType as T, findField, PlanError, schema, typeName } from '@pixelframe/columnar';
import type { Expr } from './expr.ts';
import { inferField } from './infer.ts';

/** `{ column, op, value }`: what a source may use to skip data it can prove irrelevant. */
export interface SourcePredicate {
  readonly column: string;
  readonly op: 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge' | 'isNull' | 'notNull';
  readonly value: number | string | bigint | boolean | null;
}

/** Where rows come from. Data itself is registered with the engine under `id`; a plan holds none. */
export type SourceSpec =
  | { readonly kind: 'partitions'; readonly id: string; readonly label: string }
  | { readonly kind: 'parquet'; readonly id: string; readonly label: string }
  | { readonly kind: 'files'; readonly id: string; readonly label: string };

export type JoinHow = 'inner' | 'left' | 'cross';

export interface JoinOutput {
  readonly side: 'left' | 'right';
  readonly column: string;
  readonly name: string;
}

/** One step of an image stage. `input` is an earlier step, or -1 for the stage's source. */
export type StageStep =
  | { readonly op: 'resize'; readonly input: number; readonly width: number; readonly height: number }
  | { readonly op: 'toTensor'; readonly input: number }
  | {
      readonly op: 'normalize';
      readonly input: number;
      readonly mean: readonly number[];
      readonly std: readonly number[];
      readonly layout: 'CHW' | 'HWC';
    }
  | {
      readonly op: 'hash';
      readonly input: number;
      readonly method: 'phash' | 'dhash' | 'ahash';
      readonly hashSize: number;
    }
  | { readonly op: 'attribute'; readonly input: number; readonly attribute: 'width' | 'height' | 'channel' | 'mode' };

export interface StageDecode {
  readonly mode: 'L' | 'LA' | 'RGB' | 'RGBA' | null;
  readonly onError: 'raise' | 'null';
  /** null: the session's setting. */
  readonly orientation: 'ignore' | 'apply' | null;
  readonly strict: boolean;
  readonly maxPixels: number;
}

export interface StageOutput {
  /** Index of the step, or -1 for the source itself. */
  readonly step: number;
  readonly name: string;
  readonly type: DataType;
}

export type Plan =
  | {
      readonly kind: 'source';
      readonly source: SourceSpec;
      readonly schema: Schema;
      /** Columns wanted, in the source's order; null = all. */
      readonly columns: readonly string[] | null;
      readonly predicates: readonly SourcePredicate[];
    }
  | { readonly kind: 'project'; readonly input: Plan; readonly exprs: readonly Expr[] }
  | { readonly kind: 'filter'; readonly input: Plan; readonly predicate: Expr }
  | { readonly kind: 'limit'; readonly input: Plan; readonly limit: number; readonly offset: number }
  | {
      readonly kind: 'join';
      readonly left: Plan;
      readonly right: Plan;
      readonly how: JoinHow;
      readonly leftOn: readonly Expr[];
      readonly rightOn: readonly Expr[];
      readonly output: readonly JoinOutput[];
    }
  | {
      /** All pairs of rows whose hashes differ in at most `maxDistance` bits. */
      readonly kind: 'similarityJoin';
      readonly left: Plan;
      readonly right: Plan;
      readonly leftKey: string;
      readonly rightKey: string;
      readonly maxDistance: number;
      readonly output: readonly JoinOutput[];
    }
  | {
      /** Adds column `name` holding the bytes behind each URL. */
      readonly kind: 'download';
      readonly input: Plan;
      readonly url: Expr;
      readonly name: string;
      readonly maxConnections: number;
      readonly onError: 'raise' | 'null';
    }
  | {
      /** Adds the outputs of a device-free graph of image operations over one source column. */
      readonly kind: 'imageStage';
      readonly input: Plan;
      readonly source: Expr;
      readonly decode: StageDecode | null;
      readonly steps: readonly StageStep[];
      readonly outputs: readonly StageOutput[];
    };

export type PlanKind = Plan['kind'];
export type PlanOf<K extends PlanKind> = Extract<Plan, { readonly kind: K }>;

const PLAN_CHILDREN: { readonly [K in PlanKind]: readonly string[] } = {
  source: [],
  project: ['input'],
  filter: ['input'],
  limit: ['input'],
  join: ['left', 'right'],
  similarityJoin: ['left', 'right'],
  download: ['input'],
  imageStage: ['input'],
};

export const planChildren = (plan: Plan): Plan[] => {
  const node = plan as unknown as Record<string, Plan>;
  return PLAN_CHILDREN[plan.kind].map((field) => node[field]!);
};

export function mapPlanChildren(plan: Plan, map: (child: Plan) => Plan): Plan {
  const node = plan as unknown as Record<string, Plan>;
  const changed: Record<string, Plan> = {};
  for (const field of PLAN_CHILDREN[plan.kind]) {
    const next = map(node[field]!);
    if (next !== node[field]) changed[field] = next;
  }
  return Object.keys(changed).length === 0 ? plan : (Object.freeze({ ...plan, ...changed }) as Plan);
}

/** Bottom-up rewrite that keeps shared sub-plans shared. */
export function rewritePlan(plan: Plan, rewrite: (node: Plan) => Plan): Plan {
  const done = new Map<Plan, Plan>();
  const visit = (node: Plan): Plan => {
    let result = done.get(node);
    if (result === undefined) {
      result = rewrite(mapPlanChildren(node, visit));
      done.set(node, result);
    }
    return result;
  };
  return visit(plan);
}

export function walkPlan(plan: Plan, visit: (node: Plan) => void): void {
  visit(plan);
  for (const child of planChildren(plan)) walkPlan(child, visit);
}

const schemas = new WeakMap<Plan, Schema>();

/** The schema a plan produces; computed once per node. */
export function schemaOf(plan: Plan): Schema {
  let result = schemas.get(plan);
  if (result === undefined) {
    result = computeSchema(plan);
    schemas.set(plan, result);
  }
  return result;
}

function computeSchema(plan: Plan): Schema {
  switch (plan.kind) {
    case 'source': {
      const { columns } = plan;
      return columns === null
        ? plan.schema
        : schema(plan.schema.fields.filter((field) => columns.includes(field.name)));
    }
    case 'project': {
      const input = schemaOf(plan.input);
      return schema(plan.exprs.map((expr) => inferField(expr, input)));
    }
    case 'filter':
    case 'limit':
      return schemaOf(plan.input);
    case 'join':
    case 'similarityJoin': {
      const sides = { left: schemaOf(plan.left), right: schemaOf(plan.right) };
      return schema(plan.output.map(({ side, column, name }) => ({ ...findField(sides[side], column), name })));
    }
    case 'download':
      return schema([...schemaOf(plan.input).fields, { name: plan.name, type: T.binary() }]);
    case 'imageStage':
      return schema([...schemaOf(plan.input).fields, ...plan.outputs.map(({ name, type }): Field => ({ name, type }))]);
  }
}

export const source = (spec: SourceSpec, s: Schema): Plan =>
  Object.freeze({ kind: 'source', source: spec, schema: s, columns: null, predicates: [] });

/** Validates now, so a mistake throws where the user wrote it. */
export function project(input: Plan, exprs: readonly Expr[]): Plan {
  const plan: Plan = Object.freeze({ kind: 'project', input, exprs: Object.freeze([...exprs]) });
  schemaOf(plan);
  return plan;
}

export function filter(input: Plan, predicate: Expr): Plan {
  const field = inferField(predicate, schemaOf(input));
  if (field.type.kind !== 'bool') {
    throw new PlanError(`where: the predicate must be Bool, got ${typeName(field.type)}.`, {
      hint: 'Compare first, as in col("a").gt(0).',
    });
  }
  return Object.freeze({ kind: 'filter', input, predicate });
}

export function limit(input: Plan, count: number, offset = 0): Plan {
  for (const [name, value] of [
    ['limit', count],
    ['offset', offset],
  ] as const) {
    if (!Number.isSafeInteger(value) || value < 0) {
      throw new PlanError(`${name} must be a non-negative integer, got ${String(value)}.`);
    }
  }
  return Object.freeze({ kind: 'limit', input, limit: count, offset });
}
