import { builtins, functionNames, type Builtin } from './builtins.ts';
import type { Checker } from './check.ts';
import { didYouMean } from './code-error.ts';
import { isWgslType, type WgslType } from './expression.ts';
import { foldCall } from './fold.ts';
import type { Syntax } from './syntax.ts';
import { concrete, converts, isAbstract, typeText, type Value } from './value.ts';

type Call = Extract<Syntax, { kind: 'call' }>;

export function checkCall(checker: Checker, call: Call): Value {
  const { name, at, args } = call;
  if (isWgslType(name)) return convert(checker, call, name);
  const values = args.map((arg) => checker.value(arg));
  if (name === 'bitcast') return bitcast(checker, call, values);
  if (name === 'select') return select(checker, call, values);
  if (name === 'ldexp') return ldexp(checker, call, values);
  const builtin = builtins.get(name);
  if (builtin === undefined) {
    const message = `unknown function \`${name}\`; there are ${functionNames.join(', ')}.`;
    throw checker.error(at, message, didYouMean(name, functionNames));
  }
  countArgs(checker, call, builtin.parameters);
  return callBuiltin(checker, call, builtin, values);
}

function countArgs(checker: Checker, { at, name, args }: Call, wanted: number): void {
  if (args.length === wanted) return;
  const counted = `${wanted} argument${wanted === 1 ? '' : 's'}`;
  throw checker.error(at, `\`${name}\` takes ${counted}, ${args.length} given.`);
}

function callBuiltin(checker: Checker, { at, name, args }: Call, { types }: Builtin, values: readonly Value[]): Value {
  if (types.length > 1 && values.every((value) => value.type === 'abstract-int')) {
    const folded = foldCall(
      name,
      values.map(({ value }) => value),
    );
    if (folded !== undefined && typeof folded !== 'boolean') return folded;
  }
  const preferred = checker.preferred(values);
  const type = types.length === 1 && values.every(isAbstract) ? types[0]! : preferred;
  const wrong = values.find((value) => !types.includes(type) || !converts(value.type, type));
  if (wrong !== undefined) {
    const given = values.map((value) => typeText(value.type)).join(', ');
    const hint = 'WGSL does not convert by itself: write f32(...), i32(...) or u32(...) around an argument.';
    throw checker.error(
      at,
      `\`${name}\` takes ${args.length > 1 ? 'values of one type, ' : ''}${types.join(', ')}, not ${given}.`,
      hint,
    );
  }
  const steps = values.map((value, i) => checker.as(value, type, args[i]!.at));
  if (name === 'clamp' || name === 'smoothstep') checkBounds(checker, at, name, steps);
  return checker.apply(type, name, steps);
}

/** WGSL refuses constant bounds that are the wrong way round. */
function checkBounds(checker: Checker, at: number, name: string, steps: readonly number[]): void {
  const [low, high] = (name === 'clamp' ? [1, 2] : [0, 1]).map((i) => checker.constantOf(steps[i]!));
  if (low === undefined || high === undefined || low < high || (low === high && name === 'clamp')) return;
  throw checker.error(at, `\`${name}\` from ${low} to ${high}: the first bound must be the lower one.`);
}

/** `f32(x)` and so on; without an argument, the type's zero. */
function convert(checker: Checker, call: Call, type: WgslType): Value {
  const [arg] = call.args;
  if (arg === undefined) return checker.constant(type, 0);
  countArgs(checker, call, 1);
  const value = checker.value(arg);
  if (isAbstract(value)) {
    if (type === 'bool') return checker.constant('bool', Number(value.value) === 0 ? 0 : 1);
    const { value: number } = value;
    const whole = typeof number === 'number' && type !== 'f32' ? BigInt(Math.trunc(number)) : number;
    const found =
      typeof whole === 'bigint' ? concrete({ type: 'abstract-int', value: whole }, type) : concrete(value, type);
    if (found === undefined) throw checker.error(arg.at, `${number} is not in the range of ${type}.`);
    return checker.constant(type, found);
  }
  return value.type === type ? value : checker.apply(type, type, [value.step]);
}

function bitcast(checker: Checker, call: Call, values: readonly Value[]): Value {
  const { at, template } = call;
  if (template === undefined) throw checker.error(at, '`bitcast` says its type: bitcast<u32>(x).');
  if (!isWgslType(template)) throw checker.noSuchType(at, template);
  countArgs(checker, call, 1);
  const value = values[0]!;
  if (value.type === 'bool' || template === 'bool') throw checker.error(at, '`bitcast` takes and gives f32, i32, u32.');
  // A literal above the range of i32 can only mean bits.
  const large = value.type === 'abstract-int' && concrete(value, 'i32') === undefined;
  const from = large ? 'u32' : checker.preferred([value]);
  const step = checker.as(value, from, at);
  return from === template ? { type: from, step } : checker.apply(template, 'bitcast', [step]);
}

function select(checker: Checker, call: Call, values: readonly Value[]): Value {
  countArgs(checker, call, 3);
  const [otherwise, chosen, condition] = values as [Value, Value, Value];
  const type = checker.preferred([otherwise, chosen]);
  if (condition.type !== 'bool' || !converts(otherwise.type, type) || !converts(chosen.type, type)) {
    const given = values.map((value) => typeText(value.type)).join(', ');
    throw checker.error(call.at, `\`select\` takes two values of one type and a bool, not ${given}.`);
  }
  const [a, b] = [otherwise, chosen].map((value, i) => checker.as(value, type, call.args[i]!.at)) as [number, number];
  return checker.apply(type, 'select', [a, b, (condition as { step: number }).step]);
}

function ldexp(checker: Checker, call: Call, values: readonly Value[]): Value {
  countArgs(checker, call, 2);
  const [value, exponent] = values as [Value, Value];
  if (!converts(value.type, 'f32') || !converts(exponent.type, 'i32')) {
    const given = values.map(({ type }) => typeText(type)).join(', ');
    throw checker.error(call.at, `\`ldexp\` takes f32 and i32, not ${given}.`);
  }
  const steps = [checker.as(value, 'f32', call.args[0]!.at), checker.as(exponent, 'i32', call.args[1]!.at)];
  return checker.apply('f32', 'ldexp', steps);
}
