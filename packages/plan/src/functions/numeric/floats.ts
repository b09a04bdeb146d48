import type { Field } from '@pixelframe/columnar';
import { DataType as T, isFloat, isNumeric } from '@pixelframe/columnar';
import { supertype } from '../../supertype.ts';
import type { FunctionDefinition } from '../define.ts';
import { defineFunction, typeMismatch } from '../define.ts';

const input = [{ name: 'input', doc: 'A float.' }];

function floatArg(name: string, args: readonly Field[]): void {
  const { type } = args[0]!;
  if (!isFloat(type) && type.kind !== 'null') throw typeMismatch(name, args, 'a float');
}

const test = (name: string, daft: string, doc: string): FunctionDefinition =>
  defineFunction({
    name,
    daft,
    args: input,
    params: [],
    nulls: 'propagate',
    returns: 'boolean',
    infer(args) {
      floatArg(name, args);
      return T.bool();
    },
    doc,
    example: `df.where(col('x').${name}())`,
  });

export const isNan = test('isNan', 'is_nan', 'True for NaN; null stays null.');
export const notNan = test('notNan', 'not_nan', 'True for every float but NaN; null stays null.');
export const isInf = test('isInf', 'is_inf', 'True for both infinities; null stays null.');

export const fillNan = defineFunction({
  name: 'fillNan',
  daft: 'fill_nan',
  args: [...input, { name: 'fillValue', doc: 'What stands for NaN.' }],
  params: [],
  nulls: 'own',
  returns: 'number',
  infer(args) {
    floatArg('fillNan', args);
    const [type, fill] = [args[0]!.type, args[1]!.type];
    if (type.kind !== 'null' && !isNumeric(fill) && fill.kind !== 'null') {
      throw typeMismatch('fillNan', args, 'a number to fill with');
    }
    return type.kind === 'null' ? type : supertype(type, fill)!;
  },
  doc: 'The float, or the fill value where it is NaN; null stays null.',
  example: "df.select(col('x').fillNan(0))",
});
