import { PlanError } from '@pixelframe/columnar';
import type { Expr, Options, OptionValue } from './expr.ts';
import { call } from './expr.ts';
import type { FunctionDefinition, ParamSpec } from './functions/define.ts';

function signature(definition: FunctionDefinition): string {
  const required = definition.params.filter((param) => param.default === undefined);
  const optional = definition.params.filter((param) => param.default !== undefined);
  const names = [...definition.args, ...required].map((item) => item.name);
  if (optional.length > 0) names.push(`{ ${optional.map((param) => param.name).join(', ')} }`);
  return `${definition.name}(${names.join(', ')})`;
}

function checked(definition: FunctionDefinition, param: ParamSpec, value: unknown): OptionValue {
  const wrong = param.check?.(value) ?? null;
  if (wrong !== null) {
    const shown = typeof value === 'string' ? `'${value}'` : (JSON.stringify(value) ?? String(value));
    throw new PlanError(`${definition.name}: ${param.name} ${wrong}, got ${shown}.`, {
      hint: `The call is ${signature(definition)}.`,
    });
  }
  return param.normalize === undefined ? (value as OptionValue) : param.normalize(value as OptionValue);
}

/**
 * Binds what the user passed (expressions first, then required parameters by position, then one options object)
 * to a definition. Throws a PlanError that shows the call's form when something is missing, unknown or wrong.
 */
export function buildCall(definition: FunctionDefinition, args: readonly Expr[], rest: readonly unknown[]): Expr {
  const required = definition.params.filter((param) => param.default === undefined);
  const optional = definition.params.filter((param) => param.default !== undefined);
  const hint = `The call is ${signature(definition)}.`;
  if (args.length !== definition.args.length) {
    throw new PlanError(`${definition.name} takes ${definition.args.length} expressions, got ${args.length}.`, {
      hint,
    });
  }
  if (rest.length > required.length + (optional.length > 0 ? 1 : 0)) {
    throw new PlanError(`${definition.name}: too many arguments.`, { hint });
  }
  const values = new Map<string, OptionValue>();
  required.forEach((param, i) => {
    if (rest[i] === undefined) throw new PlanError(`${definition.name}: ${param.name} is missing.`, { hint });
    values.set(param.name, checked(definition, param, rest[i]));
  });
  const given: unknown = rest[required.length] ?? {};
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new PlanError(`${definition.name}: the last argument is an object of options.`, { hint });
  }
  const options = new Map(Object.entries(given));
  for (const param of optional) {
    const value = options.get(param.name);
    options.delete(param.name);
    values.set(param.name, value === undefined ? param.default! : checked(definition, param, value));
  }
  const [unknown] = options.keys();
  if (unknown !== undefined) {
    throw new PlanError(
      `${definition.name} has no option "${unknown}". Available: ${optional.map((param) => param.name).join(', ') || '(none)'}.`,
      { hint },
    );
  }
  return call(definition.name, args, Object.fromEntries(values) as Options);
}
