import type { Column, DataType } from '@pixelframe/columnar';
import type { Options } from '@pixelframe/plan';

export interface EvaluatorCall {
  readonly length: number;
  readonly options: Options;
  /** The type the definition inferred: what the evaluator must return. */
  readonly type: DataType;
}

/** Computes one function over whole columns of `call.length` rows. Pure; never keeps or changes its arguments. */
export type Evaluator = (args: readonly Column[], call: EvaluatorCall) => Column;
