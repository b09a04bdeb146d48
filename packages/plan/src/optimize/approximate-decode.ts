import type { Plan, PlanOf, StageStep } from '../plan.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** What a step needs of its input's size before anything else looks at the pixels; null: all of it. */
function sizeWanted(stage: PlanOf<'imageStage'>, index: number): Size | null | 'nothing' {
  const step = stage.steps[index]!;
  switch (step.op) {
    // Whatever the fit, a picture of at least these sides holds every pixel the result can show.
    case 'resize':
      return { width: step.width, height: step.height };
    case 'attribute':
      return 'nothing';
    case 'convert':
    case 'flip':
      return wantedAfter(stage, index);
    case 'rotate': {
      const wanted = wantedAfter(stage, index);
      return wanted === null || wanted === 'nothing' || step.degrees === 180
        ? wanted
        : { width: wanted.height, height: wanted.width };
    }
    default:
      return null;
  }
}

/** The largest sides that anything made of the step's result wants. */
function wantedAfter(stage: PlanOf<'imageStage'>, index: number): Size | null | 'nothing' {
  if (stage.outputs.some(({ step }) => step === index)) return null;
  let largest: Size | 'nothing' = 'nothing';
  for (const [next, { input }] of stage.steps.entries()) {
    if (input !== index || !isNeeded(stage, next)) continue;
    const wanted = sizeWanted(stage, next);
    if (wanted === null) return null;
    if (wanted === 'nothing') continue;
    largest =
      largest === 'nothing'
        ? wanted
        : { width: Math.max(largest.width, wanted.width), height: Math.max(largest.height, wanted.height) };
  }
  return largest;
}

function isNeeded(stage: PlanOf<'imageStage'>, index: number): boolean {
  return (
    stage.outputs.some(({ step }) => step === index) ||
    stage.steps.some((step: StageStep, i) => step.input === index && isNeeded(stage, i))
  );
}

/**
 * Tells a decode that may be approximate how small its picture may be: the largest size that any use of it asks for,
 * where every one begins with a resize (or a turn or another mode before one). Sizes alone cost nothing.
 */
export function approximateDecode(plan: Plan): Plan {
  if (plan.kind !== 'imageStage' || plan.decode === null || !plan.decode.approximate) return plan;
  const wanted = wantedAfter(plan, -1);
  const { within } = plan.decode;
  if (wanted === null || wanted === 'nothing') return plan;
  if (within?.width === wanted.width && within.height === wanted.height) return plan;
  return Object.freeze({ ...plan, decode: Object.freeze({ ...plan.decode, within: wanted }) });
}
