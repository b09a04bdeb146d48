import { PlanError } from '@pixelframe/columnar';
import type { Expr, Options, OptionValue } from './expr.ts';
import { call, unalias } from './expr.ts';
import type { FunctionDefinition, ParamSpec } from './functions/define.ts';

function signature(definition: FunctionDefinition): string {
  const { args, params } = definition;
  const required = params.filter((param) => param.default === undefined);
  const byPosition = params.filter((param) => param.positional === true);
  const keyed = params.filter((param) => param.default !== undefined && param.positional !== true);
  const names = [...args, ...required].map((item) => item.name);
  names.push(...byPosition.map((param) => `${param.name}?`));
  if (keyed.length > 0) names.push(`{ ${keyed.map((param) => param.name).join(', ')} }`);
  return `${definition.name}(${names.join(', ')})`;
}

const show = (value: unknown): string =>
  typeof value === 'string' ? `'${value}'` : (JSON.stringify(value) ?? String(value));

function checked(definition: FunctionDefinition, param: ParamSpec, value: unknown): OptionValue {
  const wrong = param.check?.(value) ?? null;
  if (wrong !== null) {
    throw new PlanError(`${definition.name}: ${param.name} ${wrong}, got ${show(value)}.`, {
      hint: `The call is ${signature(definition)}.`,
    });
  }
  return param.normalize === undefined ? (value as OptionValue) : param.normalize(value as OptionValue);
}

/** Plain values among the expressions, where the definition says what they must be. */
function checkLiterals(definition: FunctionDefinition, args: readonly Expr[]): void {
  definition.args.forEach((spec, i) => {
    const arg = unalias(args[i]!);
    const wrong = arg.kind === 'literal' ? (spec.check?.(arg.value) ?? null) : null;
    if (arg.kind === 'literal' && wrong !== null) {
      throw new PlanError(`${definition.name}: ${spec.name} ${wrong}, got ${show(arg.value)}.`, {
        hint: `The call is ${signature(definition)}.`,
      });
    }
  });
}

const isOptions = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Binds what the user passed (expressions first, then parameters by position: the required ones and those that may be,
 * then one options object) to a definition. Throws a PlanError that shows the call's form when something is missing,
 * unknown or wrong.
 */
export function buildCall(definition: FunctionDefinition, args: readonly Expr[], rest: readonly unknown[]): Expr {
  const required = definition.params.filter((param) => param.default === undefined);
  const optional = definition.params.filter((param) => param.default !== undefined);
  const byPosition = optional.filter((param) => param.positional === true);
  const hint = `The call is ${signature(definition)}.`;
  if (args.length !== definition.args.length) {
    throw new PlanError(`${definition.name} takes ${definition.args.length} expressions, got ${args.length}.`, {
      hint,
    });
  }
  checkLiterals(definition, args);
  const values = new Map<string, OptionValue>();
  required.forEach((param, i) => {
    if (rest[i] === undefined) throw new PlanError(`${definition.name}: ${param.name} is missing.`, { hint });
    values.set(param.name, checked(definition, param, rest[i]));
  });
  let at = required.length;
  for (const param of byPosition) {
    if (at >= rest.length || isOptions(rest[at])) break;
    const value = rest[at++];
    if (value !== undefined) values.set(param.name, checked(definition, param, value));
  }
  if (rest.length > at + (optional.length > 0 ? 1 : 0)) {
    throw new PlanError(`${definition.name}: too many arguments.`, { hint });
  }
  const given: unknown = rest[at] ?? {};
  if (!isOptions(given)) {
    throw new PlanError(`${definition.name}: the last argument is an object of options.`, { hint });
  }
  const options = new Map(Object.entries(given as object));
  for (const param of optional) {
    const value: unknown = options.get(param.name);
    if (value !== undefined && values.has(param.name)) {
      throw new PlanError(`${definition.name}: ${param.name} is given twice.`, { hint });
    }
    options.delete(param.name);
    if (value !== undefined) values.set(param.name, checked(definition, param, value));
    else if (!values.has(param.name)) values.set(param.name, param.default!);
  }
  const [unknown] = options.keys();
  if (unknown !== undefined) {
    throw new PlanError(
      `${definition.name} has no option "${unknown}". Available: ${optional.map((param) => param.name).join(', ') || '(none)'}.`,
      { hint },
    );
  }
  const plain = Object.fromEntries(values) as Options;
  return call(definition.name, definition.prepare?.(args) ?? args, definition.complete?.(plain) ?? plain);
}
