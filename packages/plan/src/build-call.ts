import { PlanError } from '@pixelframe/columnar';
import type { Expr, Options, OptionValue } from './expr.ts';
import { alias, call, someExpr, unalias, walkExpr } from './expr.ts';
import type { ArgSpec, FunctionDefinition, ParamSpec } from './functions/define.ts';
import { functionDefinition } from './functions/registry.ts';
import { lit } from './literal.ts';

/** The parts of a definition in the order a call gives them. */
interface Form {
  readonly fixed: readonly ArgSpec[];
  readonly variadic: ArgSpec | undefined;
  readonly required: readonly ParamSpec[];
  /** May be left out, given by position, or by name in the options. */
  readonly byPosition: readonly (ParamSpec | ArgSpec)[];
  /** Names the options object may have. */
  readonly keyed: readonly string[];
}

const isParam = (spec: ParamSpec | ArgSpec): spec is ParamSpec => 'type' in spec;

function formOf({ args, params }: FunctionDefinition): Form {
  const optionalArgs = args.filter((arg) => arg.default !== undefined);
  const optional = params.filter((param) => param.default !== undefined);
  return {
    fixed: args.filter((arg) => arg.default === undefined && arg.variadic !== true),
    variadic: args.find((arg) => arg.variadic === true),
    required: params.filter((param) => param.default === undefined),
    byPosition: [...optional.filter((param) => param.positional === true), ...optionalArgs],
    keyed: [...optional, ...optionalArgs].map(({ name }) => name),
  };
}

function signature(definition: FunctionDefinition): string {
  const form = formOf(definition);
  const names = [...form.fixed, ...form.required].map(({ name }) => name);
  if (form.variadic !== undefined) names.push(`...${form.variadic.name}`);
  names.push(...form.byPosition.map(({ name }) => `${name}?`));
  const rest = form.keyed.filter((name) => form.byPosition.every((spec) => spec.name !== name));
  if (rest.length > 0) names.push(`{ ${rest.join(', ')} }`);
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

/** A plain value where the definition says what it must be. */
function checkLiteral(definition: FunctionDefinition, spec: ArgSpec, expr: Expr): void {
  const arg = unalias(expr);
  const wrong = arg.kind === 'literal' ? (spec.check?.(arg.value) ?? null) : null;
  if (arg.kind === 'literal' && wrong !== null) {
    throw new PlanError(`${definition.name}: ${spec.name} ${wrong}, got ${show(arg.value)}.`, {
      hint: `The call is ${signature(definition)}.`,
    });
  }
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object written in place; an expression is an instance of a class, or a node, which has a kind. */
const isOptions = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Object.hasOwn(value, 'kind') &&
  [Object.prototype, null].includes(Object.getPrototypeOf(value));

/** Operators of their own look at whole rows, so they cannot compute what differs from item to item. */
function assertPerItem(name: string, expr: Expr): void {
  walkExpr(expr, (node) => {
    if (node.kind !== 'call' || !someExpr(node, ({ kind }) => kind === 'element')) return;
    const { stage, image } = functionDefinition(node.fn);
    if (stage === true || image !== undefined) {
      throw new PlanError(`${name}: ${node.fn} cannot be computed for each item of a list.`, {
        hint: 'Make a row of each item with explode() first.',
      });
    }
  });
}

/**
 * Binds what the user passed to a definition: required expressions, required parameters (a variadic expression takes
 * all there are), those that may be left out, one options object. `toExpr` makes an expression of what stands where one
 * is due. Throws a PlanError that shows the call's form when something is missing, unknown or wrong.
 */
export function buildCall(
  definition: FunctionDefinition,
  given: readonly unknown[],
  toExpr: (value: unknown) => Expr,
): Expr {
  const form = formOf(definition);
  const hint = `The call is ${signature(definition)}.`;
  const { name } = definition;
  const args: Expr[] = [];
  const addArg = (spec: ArgSpec, value: unknown): void => {
    const expr = toExpr(value);
    checkLiteral(definition, spec, expr);
    args.push(expr);
  };
  let at = 0;
  for (const spec of form.fixed) {
    if (given[at] === undefined) throw new PlanError(`${name}: ${spec.name} is missing.`, { hint });
    addArg(spec, given[at++]);
  }
  const values = new Map<string, OptionValue>();
  const expressions: Expr[] = [];
  for (const param of form.required) {
    const value = given[at++];
    if (value === undefined) throw new PlanError(`${name}: ${param.name} is missing.`, { hint });
    if (param.expression === true && isObject(value)) {
      expressions.push(toExpr(value));
      values.set(param.name, null);
    } else {
      values.set(param.name, checked(definition, param, value));
    }
  }
  if (form.variadic !== undefined) {
    while (at < given.length && !isOptions(given[at])) addArg(form.variadic, given[at++]);
  }
  const optionalArgs = new Map<string, unknown>();
  for (const spec of form.byPosition) {
    if (at >= given.length || isOptions(given[at])) break;
    const value = given[at++];
    if (value === undefined) continue;
    if (isParam(spec)) values.set(spec.name, checked(definition, spec, value));
    else optionalArgs.set(spec.name, value);
  }
  if (given.length > at + (form.keyed.length > 0 ? 1 : 0)) {
    throw new PlanError(`${name}: too many arguments.`, { hint });
  }
  const last: unknown = given[at] ?? {};
  if (!isOptions(last)) throw new PlanError(`${name}: the last argument is an object of options.`, { hint });
  const options = new Map(Object.entries(last as object));
  for (const spec of [...definition.params, ...definition.args]) {
    if (spec.default === undefined) continue;
    const value: unknown = options.get(spec.name);
    options.delete(spec.name);
    const positional = isParam(spec) ? values : optionalArgs;
    if (value !== undefined && positional.has(spec.name)) {
      throw new PlanError(`${name}: ${spec.name} is given twice.`, { hint });
    }
    if (!isParam(spec)) {
      const chosen = value === undefined ? optionalArgs.get(spec.name) : value;
      if (chosen === undefined) args.push(lit(spec.default));
      else addArg(spec, chosen);
    } else if (value !== undefined) values.set(spec.name, checked(definition, spec, value));
    else if (!values.has(spec.name)) values.set(spec.name, spec.default);
  }
  const [unknown] = options.keys();
  if (unknown !== undefined) {
    throw new PlanError(`${name} has no option "${unknown}". Available: ${form.keyed.join(', ') || '(none)'}.`, {
      hint,
    });
  }
  if (definition.perItem !== undefined) assertPerItem(name, args[definition.perItem]!);
  const plain = Object.fromEntries(values) as Options;
  args.push(...expressions);
  const prepared = definition.prepare?.(args) ?? args;
  const built = call(name, prepared, definition.complete?.(plain, prepared) ?? plain);
  const output = definition.output?.(prepared) ?? null;
  return output === null ? built : alias(built, output);
}
