import type { Field } from '@pixelframe/columnar';
import { PlanError } from '@pixelframe/columnar';

/** Field metadata of vectors: the model that made them. */
export const MODEL_METADATA = 'pixelframe:model';

/** Field metadata of vectors: 'true' where they were scaled to length 1. */
export const NORMALIZED_METADATA = 'pixelframe:normalized';

/** Which model made a column of vectors, if anything says so. */
export const modelOf = ({ metadata }: Field): string | undefined => metadata?.[MODEL_METADATA];

/** Throws a PlanError for vectors of different models: their distance means nothing. */
export function refuseOtherModel(verb: string, left: Field, right: Field): void {
  const [one, other] = [modelOf(left), modelOf(right)];
  if (one === undefined || other === undefined || one === other) return;
  throw new PlanError(`${verb}: "${left.name}" was made by ${one}, "${right.name}" by ${other}.`, {
    column: left.name,
    hint: 'Vectors of different models have no distance: embed both with one.',
  });
}
