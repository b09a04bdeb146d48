import type { Schema } from '@pixelframe/columnar';
import type { Expr, Plan, PlanOf } from '@pixelframe/plan';
import { operatorName, schemaOf } from '@pixelframe/plan';

/** What a worker does to each batch of a morsel; plain data. */
export type Operator =
  | { readonly kind: 'project'; readonly exprs: readonly Expr[]; readonly schema: Schema }
  | { readonly kind: 'filter'; readonly predicate: Expr }
  | { readonly kind: 'limit'; readonly rows: number }
  | { readonly kind: 'download'; readonly node: PlanOf<'download'>; readonly schema: Schema }
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
      readonly node: Pick<PlanOf<'similarityJoin'>, 'leftKey' | 'rightKey' | 'maxDistance' | 'output'>;
      readonly table: number;
      readonly schema: Schema;
    };

export type PipelineSource =
  | {
      readonly kind: 'source';
      readonly node: PlanOf<'source'>;
      readonly offset: number;
      /** Infinity: all rows. */
      readonly limit: number;
    }
  | { readonly kind: 'stream'; readonly pipeline: Pipeline; readonly offset: number; readonly limit: number };

/** Everything between two pipeline breakers: one task runs all of it for one morsel. */
export interface Pipeline {
  readonly source: PipelineSource;
  readonly operators: readonly Operator[];
  /** Right sides that must be collected before the first morsel. */
  readonly tables: readonly { readonly id: number; readonly pipeline: Pipeline; readonly operator: string }[];
  readonly schema: Schema;
}

const withOperator = (pipeline: Pipeline, operator: Operator, schema: Schema): Pipeline => ({
  ...pipeline,
  operators: [...pipeline.operators, operator],
  schema,
});

/** Turns an optimized plan into pipelines; `gpu` says where image stages run. */
export function planPipelines(
  plan: Plan,
  options: { readonly gpu: boolean; readonly nextTable: () => number },
): Pipeline {
  /** A node of the plan holds its inputs; an operator must not carry them to the workers. */
  const bare = <T extends Plan & { readonly input: Plan }>(node: T): T => ({ ...node, input: EMPTY });

  const withTable = (left: Pipeline, right: Plan, node: Plan, operator: (table: number) => Operator): Pipeline => {
    const id = options.nextTable();
    const pipeline = build(right);
    return withOperator(
      { ...left, tables: [...left.tables, { id, pipeline, operator: operatorName(node) }] },
      operator(id),
      schemaOf(node),
    );
  };

  const build = (node: Plan): Pipeline => {
    const schema = schemaOf(node);
    switch (node.kind) {
      case 'source':
        return { source: { kind: 'source', node, offset: 0, limit: Infinity }, operators: [], tables: [], schema };
      case 'project':
        return withOperator(build(node.input), { kind: 'project', exprs: node.exprs, schema }, schema);
      case 'filter':
        return withOperator(build(node.input), { kind: 'filter', predicate: node.predicate }, schema);
      case 'download':
        return withOperator(build(node.input), { kind: 'download', node: bare(node), schema }, schema);
      case 'imageStage':
        return withOperator(
          build(node.input),
          { kind: 'imageStage', node: bare(node), schema, gpu: options.gpu },
          schema,
        );
      case 'limit': {
        const input = build(node.input);
        const { source } = input;
        if (source.kind === 'source' && source.limit === Infinity && input.operators.length === 0) {
          return { ...input, source: { ...source, offset: node.offset, limit: node.limit } };
        }
        // No morsel can add more rows than the limit takes, so each stops there by itself.
        const bounded = withOperator(input, { kind: 'limit', rows: node.offset + node.limit }, schema);
        return {
          source: { kind: 'stream', pipeline: bounded, offset: node.offset, limit: node.limit },
          operators: [],
          tables: [],
          schema,
        };
      }
      case 'join': {
        const { how, leftOn, rightOn, output } = node;
        return withTable(build(node.left), node.right, node, (table) => ({
          kind: 'join',
          node: { how, leftOn, rightOn, output },
          table,
          schema,
        }));
      }
      case 'similarityJoin': {
        const { leftKey, rightKey, maxDistance, output } = node;
        return withTable(build(node.left), node.right, node, (table) => ({
          kind: 'similarityJoin',
          node: { leftKey, rightKey, maxDistance, output },
          table,
          schema,
        }));
      }
    }
  };
  return build(plan);
}

const EMPTY: Plan = {
  kind: 'source',
  source: { kind: 'partitions', id: '', label: '' },
  schema: { fields: [] },
  columns: null,
  predicates: [],
};

/** Visits a pipeline and everything it waits for. */
export function walkPipelines(pipeline: Pipeline, visit: (pipeline: Pipeline) => void): void {
  visit(pipeline);
  if (pipeline.source.kind === 'stream') walkPipelines(pipeline.source.pipeline, visit);
  for (const table of pipeline.tables) walkPipelines(table.pipeline, visit);
}

const NAMES: Readonly<Record<Operator['kind'], string>> = {
  project: 'Project',
  filter: 'Filter',
  limit: 'Limit',
  download: 'Download',
  imageStage: 'ImageStage',
  join: 'Join',
  similarityJoin: 'SimilarityJoin',
};

export const operatorLabel = (operator: Operator): string =>
  operator.kind === 'imageStage' ? `ImageStage (${operator.gpu ? 'GPU' : 'CPU'})` : NAMES[operator.kind];

/** One line for progress: `Parquet owners.parquet > Filter > Join`. */
export function pipelineLabel(pipeline: Pipeline): string {
  const from = pipeline.source.kind === 'source' ? pipeline.source.node.source.label : 'Limit';
  return [from, ...pipeline.operators.map(operatorLabel)].join(' > ');
}
