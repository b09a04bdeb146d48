import { describeError, PlanError } from '@pixelframe/columnar';

/** The whole PlanError as users see it; anything else fails the test. */
export function planError(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof PlanError) return describeError(error);
    throw error;
  }
  throw new Error('nothing was thrown');
}
