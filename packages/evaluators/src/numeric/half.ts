import type { DataType } from '@pixelframe/columnar';
import { castColumn } from '../cast.ts';
import type { Evaluator } from '../evaluator.ts';

const FLOAT32: DataType = { kind: 'float32' };

/** The evaluator with Float16 computed as Float32: its storage is bits, no numbers. */
export const inFloat32 =
  (evaluator: Evaluator): Evaluator =>
  (args, call) => {
    const wide = args.map((arg) => (arg.type.kind === 'float16' ? castColumn(arg, FLOAT32) : arg));
    if (call.type.kind !== 'float16') return evaluator(wide, call);
    return castColumn(evaluator(wide, { ...call, type: FLOAT32 }), call.type);
  };
