import type { PlanError } from '@pixelframe/columnar';
import { checkCall } from './check-call.ts';
import { checkBinary, checkUnary } from './check-operator.ts';
import {
  isWgslType,
  WGSL_TYPES,
  type WgslConstant,
  type WgslInput,
  type WgslStep,
  type WgslType,
} from './expression.ts';
import { codeError, didYouMean } from './code-error.ts';
import { StepList } from './step-list.ts';
import type { Body, LetStatement, Syntax } from './syntax.ts';
import { concrete, converts, isAbstract, typeText, type Value } from './value.ts';

/** Types the code and turns it into steps. Arguments before their uses, equal ones once, unused ones not at all. */
export function check(
  code: string,
  body: Body,
  inputs: readonly WgslInput[],
  returns: WgslType,
  constants: readonly WgslConstant[],
): WgslStep[] {
  const checker = new Checker(code, inputs, constants);
  for (const statement of body.lets) checker.define(statement);
  return checker.finish(body.value, returns);
}

/** Where a checked part stands and what it is. */
export class Checker {
  readonly code: string;
  readonly steps = new StepList();
  readonly #names = new Map<string, Value>();
  readonly #inputs: readonly string[];

  constructor(code: string, inputs: readonly WgslInput[], constants: readonly WgslConstant[]) {
    this.code = code;
    this.#inputs = [...inputs, ...constants].map(({ name }) => name);
    inputs.forEach(({ name, type }, i) => this.#names.set(name, { type, step: this.steps.input(type, i) }));
    for (const { name, type, value } of constants) this.#names.set(name, this.constant(type, value));
  }

  define({ at, name, type, value: syntax }: LetStatement): void {
    if (this.#names.has(name)) {
      const what = this.#inputs.includes(name) ? 'an input' : 'defined above';
      throw this.error(at, `\`${name}\` is ${what} already.`);
    }
    const value = this.value(syntax);
    let wanted = this.preferred([value]);
    if (type !== undefined) {
      if (!isWgslType(type.name)) throw this.noSuchType(type.at, type.name);
      if (!converts(value.type, type.name)) {
        throw this.error(syntax.at, `\`${name}\` is ${type.name}, but its value is ${typeText(value.type)}.`);
      }
      wanted = type.name;
    }
    this.#names.set(name, { type: wanted, step: this.as(value, wanted, syntax.at) });
  }

  finish(syntax: Syntax, returns: WgslType): WgslStep[] {
    const value = this.value(syntax);
    if (converts(value.type, returns)) return this.steps.finish(this.as(value, returns, syntax.at));
    throw this.error(
      syntax.at,
      `the result is ${typeText(value.type)}, but \`returns\` says ${returns}.`,
      `Write ${returns}(...) around it, or say another type in \`returns\`.`,
    );
  }

  value(syntax: Syntax): Value {
    switch (syntax.kind) {
      case 'literal': {
        const { literal } = syntax;
        if (literal.type === 'abstract-int' || literal.type === 'abstract-float') return literal;
        return this.constant(literal.type, literal.value);
      }
      case 'bool':
        return this.constant('bool', syntax.value ? 1 : 0);
      case 'name':
        return this.#named(syntax.name, syntax.at);
      case 'unary':
        return checkUnary(this, syntax);
      case 'binary':
        return checkBinary(this, syntax);
      case 'call':
        return checkCall(this, syntax);
    }
  }

  /** The step of a value that {@link converts} to `type`. */
  as(value: Value, type: WgslType, at: number): number {
    if (!isAbstract(value)) return value.step;
    const number = concrete(value, type);
    if (number === undefined) throw this.error(at, `${value.value} is not in the range of ${type}.`);
    return this.steps.constant(type, number);
  }

  /** The type of the first value that has one; that of abstract numbers alone is f32 where one is a float, else i32. */
  preferred(values: readonly Value[]): WgslType {
    for (const value of values) if (!isAbstract(value)) return value.type;
    return values.some(({ type }) => type === 'abstract-float') ? 'f32' : 'i32';
  }

  constant(type: WgslType, value: number): Value {
    return { type, step: this.steps.constant(type, value) };
  }

  apply(type: WgslType, op: string, args: readonly number[]): Value {
    return { type, step: this.steps.apply(type, op, args) };
  }

  /** The number of a step that is a constant. */
  constantOf(step: number): number | undefined {
    const found = this.steps.at(step);
    return found.kind === 'constant' ? found.value : undefined;
  }

  error(at: number, message: string, hint?: string): PlanError {
    return codeError(this.code, at, message, hint);
  }

  noSuchType(at: number, name: string): PlanError {
    return this.error(at, `\`${name}\` is no type here; there are ${WGSL_TYPES.join(', ')}.`);
  }

  #named(name: string, at: number): Value {
    const found = this.#names.get(name);
    if (found !== undefined) return found;
    const lets = [...this.#names.keys()].slice(this.#inputs.length);
    const defined = lets.length === 0 ? '' : `, defined are ${lets.join(', ')}`;
    const message = `unknown name \`${name}\`; inputs are ${this.#inputs.join(', ') || '(none)'}${defined}.`;
    throw this.error(at, message, didYouMean(name, [...this.#names.keys()]));
  }
}
