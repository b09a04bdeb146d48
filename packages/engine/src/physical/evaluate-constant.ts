import { batch, columnToValues, schema } from '@pixelframe/columnar';
import type { DataType } from '@pixelframe/columnar';
import { evaluate } from '@pixelframe/evaluators';
import type { EvaluateConstant, LiteralValue } from '@pixelframe/plan';
import { inferField, literal } from '@pixelframe/plan';

const NOTHING = schema([]);
const ONE_ROW = batch(NOTHING, [], 1);

/** Types whose values a literal holds without loss. */
const isHeld = ({ kind }: DataType): boolean =>
  ['bool', 'string', 'binary', 'date'].includes(kind) ||
  kind.startsWith('int') ||
  kind.startsWith('uint') ||
  kind.startsWith('float');

/** Computes an expression without columns. What fails is left for the run, where the error says where. */
export const evaluateConstant: EvaluateConstant = (expr) => {
  try {
    const { type } = inferField(expr, NOTHING);
    if (!isHeld(type)) return null;
    const [value] = columnToValues(evaluate(expr, ONE_ROW), { int64: 'bigint', temporal: 'bigint' });
    const plain = type.kind === 'date' && value !== null ? Number(value) : value;
    return literal(plain as LiteralValue, type) as ReturnType<EvaluateConstant>;
  } catch {
    return null;
  }
};
