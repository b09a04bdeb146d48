import { columnNames } from '@pixelframe/columnar';
import type { Expr } from '../expr.ts';
import {
  alias,
  column,
  createExprInterner,
  exprName,
  mapExprChildren,
  rewriteExpr,
  someExpr,
  unalias,
} from '../expr.ts';
import type { ImageRole } from '../functions/define.ts';
import { functionDefinition } from '../functions/registry.ts';
import { inferField } from '../infer.ts';
import type { Plan, StageDecode, StageOutput, StageStep } from '../plan.ts';
import { schemaOf } from '../plan.ts';
import { isExpensive } from './cost.ts';
import { modelSteps } from './model-steps.ts';
import { stageDecode, stageStep } from './stage-step.ts';

type Call = Extract<Expr, { kind: 'call' }>;

const roleOf = (expr: Expr): ImageRole | undefined =>
  expr.kind === 'call' ? functionDefinition(expr.fn).image : undefined;

interface Stage {
  readonly source: Expr;
  readonly decode: StageDecode | null;
  readonly boxes: Expr[];
  readonly steps: StageStep[];
  readonly outputs: StageOutput[];
}

/** Two models may want a picture prepared alike: equal steps are one. */
function addStep(steps: StageStep[], step: StageStep): number {
  const text = JSON.stringify(step);
  const known = steps.findIndex((other) => JSON.stringify(other) === text);
  return known === -1 ? steps.push(step) - 1 : known;
}

/** Whether a stage can compute it now: what stands below its image operations needs no stage of its own. */
const isReady = (expr: Expr): boolean => {
  const role = roleOf(expr);
  if (role === undefined) return !isExpensive(expr);
  const { args } = expr as Call;
  return role === 'decode' || role === 'file' ? !args.some(isExpensive) : args.every(isReady);
};

const isReadyCall = (expr: Expr): boolean => roleOf(expr) !== undefined && isReady(expr);

/**
 * Takes connected image calls out of a projection: each connected graph over one source becomes an ImageStage
 * below it (equal sub-graphs once), and the projection reads the stage's outputs.
 */
export function imageStages(plan: Plan): Plan {
  if (plan.kind !== 'project' || !plan.exprs.some((expr) => someExpr(expr, isReadyCall))) return plan;
  const input = schemaOf(plan.input);
  const intern = createExprInterner();
  const stages = new Map<number, Stage>();
  const placeOf = new Map<number, { stage: number; step: number }>();

  const place = (expr: Expr): { stage: number; step: number } => {
    const id = intern(expr);
    const known = placeOf.get(id);
    if (known !== undefined) return known;
    const role = roleOf(expr);
    let result: { stage: number; step: number };
    if (role === undefined || role === 'decode') {
      const source = role === 'decode' ? (expr as Call).args[0]! : expr;
      const decode = role === 'decode' ? stageDecode(expr as Call) : null;
      stages.set(id, { source, decode, boxes: [], steps: [], outputs: [] });
      result = { stage: id, step: -1 };
    } else {
      const from = place((expr as Call).args[0]!);
      const { steps, boxes } = stages.get(from.stage)!;
      const box = role === 'crop' ? boxOf((expr as Call).args[1]!, boxes) : null;
      const made = role === 'model' ? modelSteps(expr as Call) : [stageStep(expr as Call, from.step, box)];
      const step = made.reduce((input, next) => addStep(steps, { ...next, input } as StageStep), from.step);
      result = { stage: from.stage, step };
    }
    placeOf.set(id, result);
    return result;
  };

  /** A box that is the same for every picture, or the place of its expression among the stage's. */
  const boxOf = (expr: Expr, boxes: Expr[]): readonly [number, number, number, number] | number => {
    if (expr.kind === 'literal' && Array.isArray(expr.value)) {
      return expr.value as unknown as readonly [number, number, number, number];
    }
    const known = boxes.findIndex((box) => intern(box) === intern(expr));
    return known === -1 ? boxes.push(expr) - 1 : known;
  };

  const taken = new Set([...columnNames(input), ...plan.exprs.map(exprName)]);
  const freshName = (expr: Expr, wanted: string): string => {
    const base = `${wanted}#${(expr as Call).fn}`;
    let name = base;
    for (let i = 2; taken.has(name); i++) name = `${base}${i}`;
    taken.add(name);
    return name;
  };
  const outputNames = new Map<number, string>();
  const outputOf = (expr: Expr, wanted: string): string => {
    const id = intern(expr);
    let name = outputNames.get(id);
    if (name === undefined) {
      name = freshName(expr, wanted);
      outputNames.set(id, name);
      const { stage, step } = place(expr);
      stages.get(stage)!.outputs.push({ ...inferField(expr, input), step, name });
    }
    return name;
  };

  // Top-down: the outermost ready image calls become outputs; what they contain is part of the same stage.
  const exprs = plan.exprs.map((expr) => {
    const name = exprName(expr);
    const visit = (node: Expr): Expr =>
      isReadyCall(node) ? column(outputOf(node, name)) : mapExprChildren(node, visit);
    // A name given in the middle of a chain of image calls must not cut the chain in two.
    const rewritten = visit(rewriteExpr(expr, unalias));
    return exprName(rewritten) === name ? rewritten : alias(rewritten, name);
  });
  let below = plan.input;
  for (const stage of stages.values()) below = Object.freeze({ kind: 'imageStage', input: below, ...stage });
  return imageStages(Object.freeze({ kind: 'project', input: below, exprs: Object.freeze(exprs) }));
}
