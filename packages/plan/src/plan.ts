import type { DataType, Field, Schema } from '@pixelframe/columnar';
import { DataType as T, findField, PlanError, schema, typeName } from '@pixelframe/columnar';
import type { Expr } from './expr.ts';
import { inferField } from './infer.ts';
import type {
  AggregateNode,
  DistinctNode,
  SortNode,
  WindowNode,
  ConcatNode,
  SetOperationNode,
  ExplodeNode,
  UnpivotNode,
  PivotNode,
  SampleNode,
  RowNumberNode,
  MapGroupsNode,
  BatchesNode,
  JoinAsofNode,
} from './relational.ts';
import type { ResolvedModel } from './models/resolved-model.ts';
import { isRelational, RELATIONAL_CHILDREN, relationalSchema } from './relational.ts';
import { supertype } from './supertype.ts';
import type { NearestQuery } from './similarity/nearest-query.ts';
import type { ClusterResult, NearestMetric, SimilarityMetric } from './similarity/metrics.ts';
import { distanceType } from './similarity/metrics.ts';
import type { UdfOptions } from './udf.ts';
import type { WgslOptions } from './wgsl.ts';

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
  | { readonly kind: 'files'; readonly id: string; readonly label: string }
  /** Int64 numbers from `start`, `step` apart, none at `end` or past it; nothing is registered. */
  | {
      readonly kind: 'range';
      readonly id: '';
      readonly label: string;
      readonly start: number;
      readonly end: number;
      readonly step: number;
    };

/** `semi` and `anti`: left rows that have, or do not have, a match. */
export type JoinHow = 'inner' | 'left' | 'right' | 'outer' | 'semi' | 'anti' | 'cross';

export interface JoinOutput {
  /** `either`: a key of both sides, from the right where there is no left row. */
  readonly side: 'left' | 'right' | 'either';
  readonly column: string;
  readonly name: string;
}

/**
 * One step of an image stage. `input` is an earlier step, or -1 for the stage's source. The steps that make pixels,
 * tensors, hashes and figures are those of the kernels' image programs, field by field.
 */
export type StageStep =
  | {
      readonly op: 'resize';
      readonly input: number;
      readonly width: number;
      readonly height: number;
      readonly filter: 'nearest' | 'box' | 'triangle' | 'bicubic' | 'lanczos';
      readonly fit: 'fill' | 'cover' | 'contain' | 'shorter' | 'inside';
      readonly compat: 'daft' | 'pillow';
    }
  | {
      readonly op: 'crop';
      readonly input: number;
      /** [x, y, width, height] for every picture, or which of the stage's `boxes` says it. */
      readonly box: readonly [x: number, y: number, width: number, height: number] | number;
    }
  | { readonly op: 'centerCrop'; readonly input: number; readonly width: number; readonly height: number }
  | { readonly op: 'flip'; readonly input: number; readonly axis: 'horizontal' | 'vertical' }
  | { readonly op: 'rotate'; readonly input: number; readonly degrees: 90 | 180 | 270 }
  | {
      readonly op: 'convert';
      readonly input: number;
      readonly mode: 'L' | 'LA' | 'RGB' | 'RGBA';
      readonly compat: 'daft' | 'pillow';
      /** What shows through where a picture is not opaque; without it, alpha is dropped. */
      readonly background?: 'white';
    }
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
      readonly method:
        | 'ahash'
        | 'dhash'
        | 'dhash_vertical'
        | 'phash'
        | 'phash_simple'
        | 'whash'
        | 'colorhash'
        | 'crop_resistant';
      readonly hashSize: number;
      readonly binbits: number;
      readonly segments: number;
      readonly compat: 'daft' | 'imagehash';
    }
  | { readonly op: 'stats'; readonly input: number }
  | { readonly op: 'attribute'; readonly input: number; readonly attribute: 'width' | 'height' | 'channel' | 'mode' }
  | {
      readonly op: 'encode';
      readonly input: number;
      readonly format: 'png' | 'jpeg' | 'webp' | 'avif';
      /** null: the format's own. */
      readonly quality: number | null;
    }
  /** What a model makes of the tensor before it; `model` is null until it is looked up. */
  | { readonly op: 'model'; readonly input: number; readonly fn: string; readonly model: ResolvedModel | null }
  /** These two read the bytes of a file: the source of a stage without a decode. */
  | { readonly op: 'fileMetadata'; readonly input: -1; readonly onError: 'raise' | 'null' }
  | { readonly op: 'mimeType'; readonly input: -1 };

export interface StageDecode {
  readonly mode: 'L' | 'LA' | 'RGB' | 'RGBA' | null;
  readonly onError: 'raise' | 'null';
  /** null: the session's setting. */
  readonly orientation: 'ignore' | 'apply' | null;
  readonly strict: boolean;
  readonly maxPixels: number;
  readonly decoder: 'wasm' | 'native' | 'auto';
  readonly approximate: boolean;
  /** At least this many pixels on both sides are enough (`approximate`, set by the optimizer); null: all are wanted. */
  readonly within: { readonly width: number; readonly height: number } | null;
}

export interface StageOutput {
  /** Index of the step, or -1 for the source itself. */
  readonly step: number;
  readonly name: string;
  readonly type: DataType;
  readonly metadata?: Readonly<Record<string, string>>;
}

export type Plan =
  | AggregateNode<Plan>
  | DistinctNode<Plan>
  | SortNode<Plan>
  | WindowNode<Plan>
  | ConcatNode<Plan>
  | SetOperationNode<Plan>
  | ExplodeNode<Plan>
  | UnpivotNode<Plan>
  | PivotNode<Plan>
  | SampleNode<Plan>
  | RowNumberNode<Plan>
  | MapGroupsNode<Plan>
  | BatchesNode<Plan>
  | JoinAsofNode<Plan>
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
      /** Pairs of rows whose keys are no further apart than `maxDistance`: left rows in order, then right. */
      readonly kind: 'similarityJoin';
      readonly left: Plan;
      readonly right: Plan;
      readonly leftKey: string;
      readonly rightKey: string;
      readonly metric: SimilarityMetric;
      readonly maxDistance: number;
      /** `earlier`: both sides are the same rows, and a pair is an earlier row (left) and a later one (right). */
      readonly pairs: 'all' | 'earlier';
      /** Names of two first columns with the row numbers of an `earlier` join; null: none. */
      readonly rowNumbers: readonly [string, string] | null;
      readonly output: readonly JoinOutput[];
      /** Name of a last column with the distance; null: none. */
      readonly distance: string | null;
    }
  | {
      /** Groups rows that chains of near pairs connect: numbers the groups, or keeps one row of each. */
      readonly kind: 'clusters';
      readonly input: Plan;
      readonly key: string;
      readonly metric: SimilarityMetric;
      readonly maxDistance: number;
      readonly result: ClusterResult;
    }
  | {
      /** The `k` rows nearest to `query`, nearest first, with their distance. */
      readonly kind: 'nearest';
      readonly input: Plan;
      readonly key: string;
      readonly metric: NearestMetric;
      /** A vector, or the bytes of a hash; what is to become one is looked up before the plan runs. */
      readonly query: readonly number[] | NearestQuery;
      readonly k: number;
      readonly name: string;
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
      /** Adds column `name` with what a user's function makes of `args`; literals among them reach it as plain values. */
      readonly kind: 'udf';
      readonly input: Plan;
      readonly args: readonly Expr[];
      readonly name: string;
      readonly options: UdfOptions;
    }
  | {
      /** Adds column `name` with what a WGSL expression makes of the elements of `args`; literals among them are constants. */
      readonly kind: 'wgsl';
      readonly input: Plan;
      readonly args: readonly Expr[];
      readonly name: string;
      readonly options: WgslOptions;
    }
  | {
      /** Adds column `name` holding what a model makes of each text; `model` is null until it is looked up. */
      readonly kind: 'textModel';
      readonly input: Plan;
      readonly text: Expr;
      readonly fn: string;
      readonly model: ResolvedModel | null;
      readonly output: Field;
    }
  | {
      /** Adds the outputs of a device-free graph of image operations over one source column. */
      readonly kind: 'imageStage';
      readonly input: Plan;
      readonly source: Expr;
      readonly decode: StageDecode | null;
      /** Lists of four integers, one for each picture: what crops whose `box` is an index cut out. */
      readonly boxes: readonly Expr[];
      readonly steps: readonly StageStep[];
      readonly outputs: readonly StageOutput[];
    };

export type PlanKind = Plan['kind'];
export type PlanOf<K extends PlanKind> = Extract<Plan, { readonly kind: K }>;

const PLAN_CHILDREN: { readonly [K in PlanKind]: readonly string[] } = {
  ...RELATIONAL_CHILDREN,
  source: [],
  project: ['input'],
  filter: ['input'],
  limit: ['input'],
  join: ['left', 'right'],
  similarityJoin: ['left', 'right'],
  clusters: ['input'],
  nearest: ['input'],
  download: ['input'],
  udf: ['input'],
  wgsl: ['input'],
  textModel: ['input'],
  imageStage: ['input'],
};

export const planChildren = (plan: Plan): Plan[] => {
  const node = plan as unknown as Record<string, Plan | readonly Plan[]>;
  return PLAN_CHILDREN[plan.kind].flatMap((field) => node[field]!);
};

export function mapPlanChildren(plan: Plan, map: (child: Plan) => Plan): Plan {
  const node = plan as unknown as Record<string, Plan | readonly Plan[]>;
  const changed: Record<string, Plan | readonly Plan[]> = {};
  for (const field of PLAN_CHILDREN[plan.kind]) {
    const value = node[field]!;
    if (Array.isArray(value)) {
      const next = (value as readonly Plan[]).map(map);
      if (next.some((child, i) => child !== value[i])) changed[field] = Object.freeze(next);
    } else {
      const next = map(value as Plan);
      if (next !== value) changed[field] = next;
    }
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
  if (isRelational<Plan>(plan)) return relationalSchema(plan, planChildren(plan).map(schemaOf));
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
      return schema(joinFields(plan));
    case 'similarityJoin': {
      const numbers = (plan.rowNumbers ?? []).map((name): Field => ({ name, type: T.uint64() }));
      const distance = plan.distance === null ? [] : [{ name: plan.distance, type: distanceType(plan.metric) }];
      return schema([...numbers, ...joinFields(plan), ...distance]);
    }
    case 'clusters': {
      const input = schemaOf(plan.input);
      return plan.result.kind === 'best'
        ? input
        : schema([...input.fields, { name: plan.result.name, type: T.uint64() }]);
    }
    case 'nearest':
      return schema([...schemaOf(plan.input).fields, { name: plan.name, type: distanceType(plan.metric) }]);
    case 'download':
      return schema([...schemaOf(plan.input).fields, { name: plan.name, type: T.binary() }]);
    case 'textModel':
      return schema([...schemaOf(plan.input).fields, plan.output]);
    case 'udf':
    case 'wgsl':
      return schema([...schemaOf(plan.input).fields, { name: plan.name, type: plan.options.returns }]);
    case 'imageStage':
      return schema([...schemaOf(plan.input).fields, ...plan.outputs.map(outputField)]);
  }
}

/** The column an output is. */
const outputField = ({ name, type, metadata }: StageOutput): Field =>
  metadata === undefined ? { name, type } : { name, type, metadata };

function joinFields({ left, right, output }: PlanOf<'join' | 'similarityJoin'>): Field[] {
  const sides = { left: schemaOf(left), right: schemaOf(right) };
  return output.map(({ side, column, name }) => {
    const field = findField(sides[side === 'right' ? 'right' : 'left'], column);
    if (side !== 'either') return { ...field, name };
    return { name, type: supertype(field.type, findField(sides.right, column).type)! };
  });
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
