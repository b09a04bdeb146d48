import type { Schema } from '@pixelframe/columnar';
import type { Expr, Plan, PlanOf, RelationalPlan } from '@pixelframe/plan';
import { isRelational, mapPlanChildren, operatorName, planChildren, schemaOf, udfColumn } from '@pixelframe/plan';
import type { GatherNode } from '../operators/gather/gather.ts';
import { isGathered } from '../operators/gather/gather.ts';

/** What a worker does to each batch of a morsel; plain data. */
export type Operator =
  | { readonly kind: 'project'; readonly exprs: readonly Expr[]; readonly schema: Schema }
  | { readonly kind: 'filter'; readonly predicate: Expr }
  | { readonly kind: 'limit'; readonly rows: number }
  | { readonly kind: 'download'; readonly node: PlanOf<'download'>; readonly schema: Schema }
  | {
      readonly kind: 'udf';
      readonly node: PlanOf<'udf'>;
      /** Which of the query's functions. */
      readonly udf: number;
      /** The column in errors. */
      readonly column: string;
      /** Runs in the worker that owns the GPU. */
      readonly gpu: boolean;
      readonly schema: Schema;
    }
  | {
      readonly kind: 'textModel';
      readonly node: PlanOf<'textModel'>;
      readonly schema: Schema;
      readonly gpu: boolean;
    }
  | {
      readonly kind: 'wgsl';
      readonly node: PlanOf<'wgsl'>;
      readonly schema: Schema;
      readonly gpu: boolean;
    }
  | {
      readonly kind: 'imageStage';
      readonly node: PlanOf<'imageStage'>;
      readonly schema: Schema;
      readonly gpu: boolean;
    }
  | {
      readonly kind: 'join';
      readonly node: Pick<PlanOf<'join'>, 'how' | 'leftOn' | 'rightOn' | 'output'>;
      /** Which collected right side to probe. */
      readonly table: number;
      readonly schema: Schema;
    }
  | {
      readonly kind: 'similarityJoin';
      readonly node: Omit<PlanOf<'similarityJoin'>, 'kind' | 'left' | 'right'>;
      readonly table: number;
      /** The left rows are the table's own. */
      readonly self: boolean;
      readonly schema: Schema;
    }
  /** Which of a table's keys belong to one cluster. */
  | { readonly kind: 'clusterEdges'; readonly table: number }
  | { readonly kind: 'nearest'; readonly node: PlanOf<'nearest'>; readonly schema: Schema }
  /** The groups of each morsel; `node.input` has no rows, but the types of the columns. */
  | { readonly kind: 'partialAggregate'; readonly node: PlanOf<'aggregate'> }
  /** The first row of each combination within a morsel. */
  | { readonly kind: 'distinct'; readonly on: readonly string[] }
  /** Sorts each morsel by itself. */
  | { readonly kind: 'sort'; readonly node: PlanOf<'sort'>; readonly schema: Schema }
  | { readonly kind: 'explode'; readonly node: PlanOf<'explode'>; readonly schema: Schema }
  | { readonly kind: 'unpivot'; readonly node: PlanOf<'unpivot'>; readonly schema: Schema };

export type PipelineSource =
  | {
      readonly kind: 'source';
      readonly node: PlanOf<'source'>;
      readonly offset: number;
      /** Infinity: all rows. */
      readonly limit: number;
    }
  | {
      readonly kind: 'stream';
      readonly pipeline: Pipeline;
      readonly offset: number;
      readonly limit: number;
      /** The source's row that its first row is; null where rows are no longer the source's own. */
      readonly firstRow: number | null;
    }
  /** What an operator in one thread makes of the rows of other pipelines. */
  | {
      readonly kind: 'gather';
      readonly pipelines: readonly Pipeline[];
      readonly node: GatherNode;
      readonly schema: Schema;
      /** The source's row that its first row is; null where rows are no longer the source's own. */
      readonly firstRow: number | null;
    }
  /** The rows of a collected table that have a key: a self join's left side. */
  | { readonly kind: 'table'; readonly table: number }
  /** All rows of the pipeline, clustered; their representatives are this table. */
  | {
      readonly kind: 'clusters';
      readonly pipeline: Pipeline;
      readonly node: PlanOf<'clusters'>;
      readonly table: number;
      readonly schema: Schema;
    }
  /** The best of the pipeline's rows, which are the best of their morsels. */
  | {
      readonly kind: 'nearest';
      readonly pipeline: Pipeline;
      readonly node: PlanOf<'nearest'>;
      readonly schema: Schema;
    }
  /** The rows of a right or outer join: the pipeline's, then the right ones that have found no left row. */
  | {
      readonly kind: 'unmatched';
      readonly pipeline: Pipeline;
      readonly table: number;
      readonly output: PlanOf<'join'>['output'];
      readonly schema: Schema;
    };

/** What must be collected before the first morsel. */
export interface PipelineTable {
  readonly id: number;
  readonly pipeline: Pipeline;
  readonly operator: string;
  /** How near pairs with its rows are to be found; null for other joins. */
  readonly search: Pick<PlanOf<'similarityJoin'>, 'rightKey' | 'metric' | 'maxDistance'> | null;
  /** Rows without a left one are wanted, too. */
  readonly outer: boolean;
}

/** Everything between two pipeline breakers: one task runs all of it for one morsel. */
export interface Pipeline {
  readonly source: PipelineSource;
  readonly operators: readonly Operator[];
  readonly tables: readonly PipelineTable[];
  readonly schema: Schema;
}

/** Operators whose output rows are their input rows, one for one. */
export const KEEPS_ROWS: ReadonlySet<Operator['kind']> = new Set([
  'project',
  'download',
  'textModel',
  'udf',
  'wgsl',
  'imageStage',
]);

/** The source's row that a pipeline's first row is; null where its rows are no longer the source's own. */
function firstRowOf({ source, operators }: Pipeline): number | null {
  if (!operators.every(({ kind }) => KEEPS_ROWS.has(kind))) return null;
  if (source.kind === 'source') return source.node.predicates.length === 0 ? source.offset : null;
  return source.kind === 'stream' || source.kind === 'gather' ? source.firstRow : null;
}

/** A function that runs in a number of threads of its own, lest more calls are under way than it allows. */
const isApart = (operator: Operator): boolean =>
  operator.kind === 'udf' && operator.node.options.maxConcurrency !== null;

/** Worth less than the way of its rows to another thread. */
const isCheap = ({ kind }: Operator): boolean => kind === 'project' || kind === 'filter' || kind === 'limit';

const withOperator = (before: Pipeline, operator: Operator, schema: Schema): Pipeline => {
  const { operators } = before;
  const apart = isApart(operator) ? operators.some((other) => !isCheap(other)) : operators.some(isApart);
  // What is as costly as the function runs in all threads, before and after it.
  const pipeline: Pipeline =
    apart && !isCheap(operator)
      ? {
          source: { kind: 'stream', pipeline: before, offset: 0, limit: Infinity, firstRow: firstRowOf(before) },
          operators: [],
          tables: [],
          schema: before.schema,
        }
      : before;
  return { ...pipeline, operators: [...pipeline.operators, operator], schema };
};

const isOuter = (node: Plan): boolean => node.kind === 'join' && (node.how === 'right' || node.how === 'outer');

/** Turns an optimized plan into pipelines; `gpu` says where image stages run. */
export function planPipelines(
  plan: Plan,
  options: { readonly gpu: boolean; readonly nextTable: () => number },
): Pipeline {
  /** A node of the plan holds its inputs; an operator must not carry them to the workers. */
  const bare = <T extends Plan>(node: T): T => mapPlanChildren(node, () => EMPTY) as T;

  const keys = new Map<string, number>();
  /** Calls of one function share what holds over a query: the limit of calls under way, the instances of a class. */
  const keyOf = (udf: string): number => {
    const key = keys.get(udf) ?? options.nextTable();
    keys.set(udf, key);
    return key;
  };

  const withTable = (left: Pipeline, right: Plan, node: Plan, operator: (table: number) => Operator): Pipeline => {
    const id = options.nextTable();
    const table: PipelineTable = {
      id,
      pipeline: build(right),
      operator: operatorName(node),
      search: null,
      outer: isOuter(node),
    };
    return withOperator({ ...left, tables: [...left.tables, table] }, operator(id), schemaOf(node));
  };

  const similarityJoin = (join: PlanOf<'similarityJoin'>): Pipeline => {
    const id = options.nextTable();
    const { kind, left, right, ...node } = join;
    const { rightKey, metric, maxDistance } = node;
    const search = { rightKey, metric, maxDistance };
    const table: PipelineTable = { id, pipeline: build(right), operator: operatorName(join), search, outer: false };
    // Equal sides with different keys still need the left one's rows.
    const self = node.pairs === 'earlier' || (left === right && node.leftKey === rightKey);
    const from: Pipeline = self
      ? { source: { kind: 'table', table: id }, operators: [], tables: [], schema: schemaOf(left) }
      : build(left);
    const schema = schemaOf(join);
    return withOperator({ ...from, tables: [...from.tables, table] }, { kind, node, table: id, self, schema }, schema);
  };

  /** What reads all rows of one pipeline before the next begins. */
  const breaker = (source: PipelineSource, schema: Schema): Pipeline => ({ source, operators: [], tables: [], schema });

  const relational = (node: RelationalPlan<Plan>, schema: Schema): Pipeline => {
    if (!isGathered(node))
      return withOperator(build(node.input), { kind: node.kind, node: bare(node), schema } as Operator, schema);
    const inputs = planChildren(node).map(build);
    const own = described(node);
    const pipelines = inputs.map((input) => {
      const operator = morselOperator(own, input.schema);
      return operator === null ? input : withOperator(input, operator, input.schema);
    });
    return breaker({ kind: 'gather', pipelines, node: own, schema, firstRow: null }, schema);
  };

  /** An aggregate's states are made and finished by the types of its arguments, which the node must still say. */
  const described = (node: GatherNode): GatherNode => {
    const own = bare(node);
    if (own.kind !== 'aggregate' || node.kind !== 'aggregate') return own;
    const used = new Set([...node.keys, ...node.calls.flatMap(({ args }) => args)]);
    const fields = schemaOf(node.input).fields.filter(({ name }) => used.has(name));
    return { ...own, input: { ...EMPTY, schema: { fields } } };
  };

  const build = (node: Plan): Pipeline => {
    const schema = schemaOf(node);
    if (isRelational<Plan>(node)) return relational(node, schema);
    switch (node.kind) {
      case 'source':
        return { source: { kind: 'source', node, offset: 0, limit: Infinity }, operators: [], tables: [], schema };
      case 'project':
        return withOperator(build(node.input), { kind: 'project', exprs: node.exprs, schema }, schema);
      case 'filter':
        return withOperator(build(node.input), { kind: 'filter', predicate: node.predicate }, schema);
      case 'download':
        return withOperator(build(node.input), { kind: 'download', node: bare(node), schema }, schema);
      case 'udf': {
        const own = bare(node);
        const input = build(node.input);
        if (node.options.runOn === 'page') {
          const firstRow = firstRowOf(input);
          return breaker({ kind: 'gather', pipelines: [input], node: own, schema, firstRow }, schema);
        }
        const column = udfColumn(node);
        const { gpu } = node.options;
        return withOperator(
          input,
          { kind: 'udf', node: own, udf: keyOf(node.options.id), column, gpu, schema },
          schema,
        );
      }
      case 'wgsl':
      case 'textModel':
      case 'imageStage': {
        const operator = { kind: node.kind, node: bare(node), schema, gpu: options.gpu } as Operator;
        return withOperator(build(node.input), operator, schema);
      }
      case 'limit': {
        const input = build(node.input);
        const { source } = input;
        if (source.kind === 'source' && source.limit === Infinity && input.operators.length === 0) {
          return { ...input, source: { ...source, offset: node.offset, limit: node.limit } };
        }
        // No morsel can add more rows than the limit takes, so each stops there by itself.
        const bounded = withOperator(input, { kind: 'limit', rows: node.offset + node.limit }, schema);
        return breaker(
          { kind: 'stream', pipeline: bounded, offset: node.offset, limit: node.limit, firstRow: null },
          schema,
        );
      }
      case 'join': {
        const { how, leftOn, rightOn, output } = node;
        let table = -1;
        const pipeline = withTable(build(node.left), node.right, node, (id) => {
          table = id;
          return { kind: 'join', node: { how, leftOn, rightOn, output }, table, schema };
        });
        if (!isOuter(node)) return pipeline;
        return breaker({ kind: 'unmatched', pipeline, table, output, schema }, schema);
      }
      case 'similarityJoin':
        return similarityJoin(node);
      case 'clusters': {
        const pipeline = build(node.input);
        return breaker({ kind: 'clusters', pipeline, node: bare(node), table: options.nextTable(), schema }, schema);
      }
      case 'nearest': {
        const best = withOperator(build(node.input), { kind: 'nearest', node: bare(node), schema }, schema);
        return breaker({ kind: 'nearest', pipeline: best, node: bare(node), schema }, schema);
      }
    }
  };
  return build(plan);
}

/** What is done to the morsels where they are, so that less is left to do in one thread. */
function morselOperator(node: GatherNode, schema: Schema): Operator | null {
  switch (node.kind) {
    case 'sort':
      return { kind: 'sort', node, schema };
    case 'aggregate':
      return { kind: 'partialAggregate', node };
    case 'distinct':
      return { kind: 'distinct', on: node.on };
    case 'setOperation':
      return node.all ? null : { kind: 'distinct', on: schema.fields.map(({ name }) => name) };
    default:
      return null;
  }
}

const EMPTY: PlanOf<'source'> = {
  kind: 'source',
  source: { kind: 'partitions', id: '', label: '' },
  schema: { fields: [] },
  columns: null,
  predicates: [],
};

/** Visits a pipeline and everything it waits for. */
export function walkPipelines(pipeline: Pipeline, visit: (pipeline: Pipeline) => void): void {
  visit(pipeline);
  if ('pipeline' in pipeline.source) walkPipelines(pipeline.source.pipeline, visit);
  if (pipeline.source.kind === 'gather') pipeline.source.pipelines.forEach((input) => walkPipelines(input, visit));
  for (const table of pipeline.tables) walkPipelines(table.pipeline, visit);
}

const NAMES: Readonly<Record<Operator['kind'], string>> = {
  project: 'Project',
  filter: 'Filter',
  limit: 'Limit',
  download: 'Download',
  udf: 'Udf',
  wgsl: 'Wgsl',
  textModel: 'TextModel',
  imageStage: 'ImageStage',
  join: 'Join',
  similarityJoin: 'SimilarityJoin',
  clusterEdges: 'Clusters',
  nearest: 'Nearest',
  partialAggregate: 'Aggregate',
  distinct: 'Distinct',
  sort: 'Sort',
  explode: 'Explode',
  unpivot: 'Unpivot',
};

const SOURCES: Readonly<Record<Exclude<PipelineSource['kind'], 'source' | 'gather'>, string>> = {
  stream: 'Limit',
  table: 'Collected',
  clusters: 'Clusters',
  nearest: 'Nearest',
  unmatched: 'Join',
};

export const operatorLabel = (operator: Operator): string =>
  'gpu' in operator && operator.kind !== 'udf'
    ? `${NAMES[operator.kind]} (${operator.gpu ? 'GPU' : 'CPU'})`
    : NAMES[operator.kind];

/** One line for progress: `Parquet owners.parquet > Filter > Join`. */
export function pipelineLabel(pipeline: Pipeline): string {
  const { source } = pipeline;
  const from =
    source.kind === 'source'
      ? source.node.source.label
      : source.kind === 'gather'
        ? operatorName(source.node)
        : SOURCES[source.kind];
  return [from, ...pipeline.operators.map(operatorLabel)].join(' > ');
}
