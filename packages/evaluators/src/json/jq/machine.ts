import { FORMATS, textOf } from './formats.ts';
import { matchesOf, matchValue } from './match.ts';
import { NATIVES } from './natives.ts';
import { negate, OPERATORS } from './operators.ts';
import type { Path, Step } from './paths.ts';
import { child, deletePath, getPath, setPath, stepOf, stepsIn, valueOfStep } from './paths.ts';
import type { Scope } from './scope.ts';
import { Break, namesOf, withVariable } from './scope.ts';
import { range, sorted, substituted } from './sequences.ts';
import type { Definition, Node, Pattern } from './syntax.ts';
import type { Value } from './values.ts';
import { brief, compare, fail, Float, integer, isArray, isObject, JqError, numberOf, truthy } from './values.ts';

/** A value, with the path it was reached by where paths are asked for. */
type Result = readonly [value: Value, path: Path | null];
type Results = Generator<Result, void, undefined>;

/** Results that one row may make on the way: a filter that never ends must not hang the page. */
const MAX_STEPS = 20_000_000;

/** Runs a filter. Results come lazily, so that `first` and `limit` stop what makes them. */
export class Machine {
  #steps = 0;
  readonly #prelude: ReadonlyMap<string, Definition>;

  constructor(prelude: readonly Definition[]) {
    this.#prelude = new Map(
      prelude.map((definition) => [`${definition.name}/${definition.params.length}`, definition] as const),
    );
  }

  all(program: Node, input: Value): Value[] {
    this.#steps = 0;
    return Array.from(this.#run(program, input, null, null), ([value]) => value);
  }

  #count(): void {
    if (++this.#steps > MAX_STEPS) throw new JqError('the filter does not come to an end');
  }

  #values(node: Node, input: Value, scope: Scope | null): Value[] {
    return Array.from(this.#run(node, input, null, scope), ([value]) => value);
  }

  *#run(node: Node, input: Value, path: Path | null, scope: Scope | null): Results {
    this.#count();
    switch (node.kind) {
      case 'identity':
        yield [input, path];
        return;
      case 'recurse':
        yield* this.#recurse(input, path);
        return;
      case 'index':
      case 'slice':
      case 'iterate':
        yield* this.#access(node, input, path, scope);
        return;
      case 'binary':
        yield* this.#binary(node, input, path, scope);
        return;
      case 'if':
        for (const [condition] of this.#run(node.condition, input, null, scope)) {
          if (truthy(condition)) yield* this.#run(node.whenTrue, input, path, scope);
          else if (node.whenFalse === null) yield [input, path];
          else yield* this.#run(node.whenFalse, input, path, scope);
        }
        return;
      case 'try':
        yield* this.#try(node, input, path, scope);
        return;
      case 'as':
        yield* this.#as(node, input, path, scope);
        return;
      case 'fold':
        yield* this.#fold(node, input, path, scope);
        return;
      case 'def':
        yield* this.#run(node.body, input, path, { kind: 'function', definition: node.definition, outer: scope });
        return;
      case 'label':
        yield* this.#label(node, input, path, scope);
        return;
      case 'break':
        throw this.#find(scope, (at) => at.kind === 'label' && at.name === node.name, 'label');
      case 'call':
        yield* this.#call(node, input, path, scope);
        return;
      default:
        for (const value of this.#make(node, input, scope)) {
          if (path !== null) fail(`${brief(value)} is no part of the value that paths are asked of`);
          yield [value, null];
        }
    }
  }

  /** Filters that make new values, which have no path. */
  *#make(node: Node, input: Value, scope: Scope | null): Generator<Value, void, undefined> {
    switch (node.kind) {
      case 'literal':
        yield /^\d+$/.test(node.text) ? integer(BigInt(node.text)) : new Float(Number(node.text), node.text);
        return;
      case 'string':
        yield* this.#texts(node.parts, FORMATS[node.format ?? '@text']!, input, scope);
        return;
      case 'format':
        yield FORMATS[node.name]!(input);
        return;
      case 'variable':
        yield this.#variable(node.name, scope);
        return;
      case 'neg':
        for (const [value] of this.#run(node.target, input, null, scope)) yield negate(value);
        return;
      case 'array':
        yield node.body === null ? [] : this.#values(node.body, input, scope);
        return;
      case 'object':
        yield* this.#objects(node.entries, input, scope);
        return;
      default:
        fail(`${node.kind} makes no value`);
    }
  }

  *#texts(
    parts: readonly (string | Node)[],
    format: (value: Value) => string,
    input: Value,
    scope: Scope | null,
  ): Generator<string, void, undefined> {
    const [part, ...rest] = parts;
    if (part === undefined) {
      yield '';
      return;
    }
    const heads = typeof part === 'string' ? [part] : this.#values(part, input, scope).map(format);
    for (const head of heads) for (const tail of this.#texts(rest, format, input, scope)) yield head + tail;
  }

  *#objects(
    entries: readonly (readonly [Node, Node])[],
    input: Value,
    scope: Scope | null,
  ): Generator<ReadonlyMap<string, Value>, void, undefined> {
    const last = entries.at(-1);
    if (last === undefined) {
      yield new Map();
      return;
    }
    for (const object of this.#objects(entries.slice(0, -1), input, scope)) {
      for (const key of this.#values(last[0], input, scope)) {
        if (typeof key !== 'string') fail(`${brief(key)} is no key of an object`);
        for (const value of this.#values(last[1], input, scope)) yield new Map(object).set(key as string, value);
      }
    }
  }

  *#recurse(input: Value, path: Path | null): Results {
    this.#count();
    yield [input, path];
    if (!isArray(input) && !isObject(input)) return;
    for (const step of stepsIn(input)) yield* this.#recurse(child(input, step), path === null ? null : [...path, step]);
  }

  *#access(
    node: Extract<Node, { kind: 'index' | 'slice' | 'iterate' }>,
    input: Value,
    path: Path | null,
    scope: Scope | null,
  ): Results {
    for (const [target, at] of this.#run(node.target, input, path, scope)) {
      for (const step of this.#stepsOf(node, target, input, scope)) {
        yield [child(target, step), at === null ? null : [...at, step]];
      }
    }
  }

  #stepsOf(
    node: Extract<Node, { kind: 'index' | 'slice' | 'iterate' }>,
    target: Value,
    input: Value,
    scope: Scope | null,
  ): Step[] {
    if (node.kind === 'iterate') return stepsIn(target);
    if (node.kind === 'index') return this.#values(node.key, input, scope).map(stepOf);
    const bounds = (bound: Node | null): (number | null)[] =>
      bound === null
        ? [null]
        : this.#values(bound, input, scope).map((value) => (value === null ? null : numberOf(value)));
    return bounds(node.to).flatMap((to) => bounds(node.from).map((from) => ({ from, to })));
  }

  *#binary(node: Extract<Node, { kind: 'binary' }>, input: Value, path: Path | null, scope: Scope | null): Results {
    const { op, left, right } = node;
    if (op === '|') {
      for (const [value, at] of this.#run(left, input, path, scope)) yield* this.#run(right, value, at, scope);
    } else if (op === ',') {
      yield* this.#run(left, input, path, scope);
      yield* this.#run(right, input, path, scope);
    } else if (op === '//') yield* this.#alternative(left, right, input, path, scope);
    else {
      for (const value of this.#calculate(op, left, right, input, scope)) {
        if (path !== null) fail(`${brief(value)} is no part of the value that paths are asked of`);
        yield [value, null];
      }
    }
  }

  *#alternative(left: Node, right: Node, input: Value, path: Path | null, scope: Scope | null): Results {
    let found = false;
    try {
      for (const result of this.#run(left, input, path, scope)) {
        if (!truthy(result[0])) continue;
        found = true;
        yield result;
      }
    } catch (error) {
      if (!(error instanceof JqError)) throw error;
    }
    if (!found) yield* this.#run(right, input, path, scope);
  }

  *#calculate(
    op: string,
    left: Node,
    right: Node,
    input: Value,
    scope: Scope | null,
  ): Generator<Value, void, undefined> {
    if (op === 'and' || op === 'or') {
      for (const a of this.#values(left, input, scope)) {
        if (truthy(a) === (op === 'or')) yield op === 'or';
        else for (const b of this.#values(right, input, scope)) yield truthy(b);
      }
    } else if (op === '|=')
      yield this.#update(left, input, scope, (value) => this.#run(right, value, null, scope).next().value?.[0]);
    else if (op === '=' || (op.endsWith('=') && OPERATORS[op] === undefined)) {
      for (const b of this.#values(right, input, scope)) {
        yield this.#update(left, input, scope, (value) => {
          if (op === '=') return b;
          return op === '//=' ? (truthy(value) ? value : b) : OPERATORS[op.slice(0, -1)]!(value, b);
        });
      }
    } else {
      for (const b of this.#values(right, input, scope)) {
        for (const a of this.#values(left, input, scope)) yield OPERATORS[op]!(a, b);
      }
    }
  }

  /** The input with what a filter points at replaced; undefined deletes it. */
  #update(target: Node, input: Value, scope: Scope | null, change: (value: Value) => Value | undefined): Value {
    const gone: Path[] = [];
    let result = input;
    for (const [, path] of this.#run(target, input, [], scope)) {
      const next = change(getPath(result, path!));
      if (next === undefined) gone.push(path!);
      else result = setPath(result, path!, next);
    }
    const order = (path: Path): Value => path.map(valueOfStep);
    return gone.sort((a, b) => compare(order(b), order(a))).reduce(deletePath, result);
  }

  *#try(node: Extract<Node, { kind: 'try' }>, input: Value, path: Path | null, scope: Scope | null): Results {
    let caught: JqError;
    const results = this.#run(node.body, input, path, scope);
    for (;;) {
      let next: IteratorResult<Result, void>;
      try {
        next = results.next();
      } catch (error) {
        if (!(error instanceof JqError)) throw error;
        caught = error;
        break;
      }
      if (next.done === true) return;
      yield next.value;
    }
    if (node.handler !== null) yield* this.#run(node.handler, caught.value, null, scope);
  }

  *#as(node: Extract<Node, { kind: 'as' }>, input: Value, path: Path | null, scope: Scope | null): Results {
    const all = node.patterns.flatMap(namesOf);
    const outer =
      node.patterns.length === 1 ? scope : all.reduce<Scope | null>((at, name) => withVariable(name, null, at), scope);
    for (const [value] of this.#run(node.source, input, null, scope)) {
      for (const [i, pattern] of node.patterns.entries()) {
        try {
          for (const inner of this.#bind(pattern, value, input, outer)) yield* this.#run(node.body, input, path, inner);
          break;
        } catch (error) {
          if (!(error instanceof JqError) || i === node.patterns.length - 1) throw error;
        }
      }
    }
  }

  *#bind(pattern: Pattern, value: Value, input: Value, scope: Scope | null): Generator<Scope | null, void, undefined> {
    if (pattern.kind === 'name') {
      yield withVariable(pattern.name, value, scope);
      return;
    }
    if (pattern.kind === 'items') {
      let scopes: (Scope | null)[] = [scope];
      pattern.items.forEach((item, i) => {
        scopes = scopes.flatMap((at) => [...this.#bind(item, child(value, i), input, at)]);
      });
      yield* scopes;
      return;
    }
    let scopes: (Scope | null)[] = [scope];
    for (const { key, name, value: inner } of pattern.members) {
      scopes = scopes.flatMap((at) =>
        this.#values(key, input, at).flatMap((step) => {
          const member = child(value, stepOf(step));
          const named = name === null ? at : withVariable(name, member, at);
          return inner === null ? [named] : [...this.#bind(inner, member, input, named)];
        }),
      );
    }
    yield* scopes;
  }

  *#fold(node: Extract<Node, { kind: 'fold' }>, input: Value, path: Path | null, scope: Scope | null): Results {
    for (const initial of this.#run(node.init, input, path, scope)) {
      let state: Result | null = initial;
      for (const [value] of this.#run(node.source, input, null, scope)) {
        for (const inner of this.#bind(node.pattern, value, input, scope)) {
          let last: Result | null = null;
          if (state === null) continue;
          for (const next of this.#run(node.update, state[0], state[1], inner)) {
            last = next;
            if (!node.each) continue;
            if (node.extract === null) yield next;
            else yield* this.#run(node.extract, next[0], next[1], inner);
          }
          state = last;
        }
      }
      if (!node.each && state !== null) yield state;
    }
  }

  *#label(node: Extract<Node, { kind: 'label' }>, input: Value, path: Path | null, scope: Scope | null): Results {
    const label = new Break();
    try {
      yield* this.#run(node.body, input, path, { kind: 'label', name: node.name, label, outer: scope });
    } catch (error) {
      if (error !== label) throw error;
    }
  }

  #find(scope: Scope | null, test: (at: Scope) => boolean, what: 'label'): Break {
    for (let at = scope; at !== null; at = at.outer) if (test(at) && at.kind === what) return at.label;
    return fail('break outside its label');
  }

  #variable(name: string, scope: Scope | null): Value {
    for (let at = scope; at !== null; at = at.outer) if (at.kind === 'variable' && at.name === name) return at.value;
    return name === '$ENV' ? new Map() : fail(`there is no ${name}`);
  }

  *#call(node: Extract<Node, { kind: 'call' }>, input: Value, path: Path | null, scope: Scope | null): Results {
    for (let at = scope; at !== null; at = at.outer) {
      if (at.kind === 'closure' && node.args.length === 0 && at.name === node.name) {
        yield* this.#run(at.body, input, path, at.scope);
        return;
      }
      if (
        at.kind !== 'function' ||
        at.definition.name !== node.name ||
        at.definition.params.length !== node.args.length
      )
        continue;
      yield* this.#apply(at.definition, node.args, 0, input, path, at, scope);
      return;
    }
    const definition = this.#prelude.get(`${node.name}/${node.args.length}`);
    if (definition !== undefined) yield* this.#apply(definition, node.args, 0, input, path, null, scope);
    else yield* this.#builtin(node, input, path, scope);
  }

  /** Binds arguments one after the other; a `$name` is each value of its argument. */
  *#apply(
    definition: Definition,
    args: readonly Node[],
    i: number,
    input: Value,
    path: Path | null,
    inner: Scope | null,
    scope: Scope | null,
  ): Results {
    const name = definition.params[i];
    if (name === undefined) {
      yield* this.#run(definition.body, input, path, inner);
      return;
    }
    const body = args[i]!;
    if (!name.startsWith('$')) {
      yield* this.#apply(
        definition,
        args,
        i + 1,
        input,
        path,
        { kind: 'closure', name, body, scope, outer: inner },
        scope,
      );
      return;
    }
    for (const [value] of this.#run(body, input, null, scope)) {
      const closure: Scope = {
        kind: 'closure',
        name: name.slice(1),
        body,
        scope,
        outer: withVariable(name, value, inner),
      };
      yield* this.#apply(definition, args, i + 1, input, path, closure, scope);
    }
  }

  /** Functions that run their arguments themselves. */
  *#builtin(
    { name, args }: Extract<Node, { kind: 'call' }>,
    input: Value,
    path: Path | null,
    scope: Scope | null,
  ): Results {
    const [first, second, third] = args as [Node, Node, Node];
    switch (`${name}/${args.length}`) {
      case 'empty/0':
        return;
      case 'path/1':
        for (const [, found] of this.#run(first, input, [], scope)) yield [found!.map(valueOfStep), null];
        return;
      case 'getpath/1':
        for (const steps of this.#values(first, input, scope)) {
          if (!isArray(steps)) fail(`${brief(steps)} is no path`);
          const inner = (steps as readonly Value[]).map(stepOf);
          yield [getPath(input, inner), path === null ? null : [...path, ...inner]];
        }
        return;
      case 'first/1':
        for (const result of this.#run(first, input, path, scope)) {
          yield result;
          return;
        }
        return;
      case 'last/1': {
        let last: Result | null = null;
        for (const result of this.#run(first, input, path, scope)) last = result;
        if (last !== null) yield last;
        return;
      }
      case 'limit/2':
      case 'skip/2':
        for (const count of this.#values(first, input, scope))
          yield* this.#some(name, numberOf(count), second, input, path, scope);
        return;
      case 'range/1':
        for (const end of this.#values(first, input, scope)) yield* this.#range(0, end, 1);
        return;
      case 'range/2':
        for (const start of this.#values(first, input, scope)) {
          for (const end of this.#values(second, input, scope)) yield* this.#range(start, end, 1);
        }
        return;
      case 'range/3':
        for (const start of this.#values(first, input, scope)) {
          for (const end of this.#values(second, input, scope)) {
            for (const by of this.#values(third, input, scope)) yield* this.#range(start, end, by);
          }
        }
        return;
      case 'sort_by/1':
      case 'group_by/1':
        yield [this.#sorted(name === 'group_by', first, input, scope), null];
        return;
      case 'match/2':
      case 'sub/3':
        yield* name === 'sub'
          ? this.#sub(first, second, third, input, scope)
          : this.#match(first, second, input, scope);
        return;
      default:
        yield* this.#native(name, args, input, scope);
    }
  }

  *#native(name: string, args: readonly Node[], input: Value, scope: Scope | null): Results {
    const native = NATIVES.get(`${name}/${args.length}`)!;
    const given = args.reduce<Value[][]>(
      (lists, arg) => lists.flatMap((list) => this.#values(arg, input, scope).map((value) => [...list, value])),
      [[]],
    );
    for (const list of given) yield [native(input, ...list), null];
  }

  *#some(name: string, count: number, body: Node, input: Value, path: Path | null, scope: Scope | null): Results {
    let seen = 0;
    if (name === 'limit' && count <= 0) return;
    for (const result of this.#run(body, input, path, scope)) {
      seen++;
      if ((name === 'limit') === seen <= count) yield result;
      if (name === 'limit' && seen >= count) return;
    }
  }

  *#range(start: Value, end: Value, by: Value): Results {
    for (const value of range(start, end, by)) {
      this.#count();
      yield [value, null];
    }
  }

  #sorted(grouped: boolean, by: Node, input: Value, scope: Scope | null): Value {
    if (!isArray(input)) return fail(`${brief(input)} cannot be sorted`);
    return sorted(
      input.map((item) => ({ item, key: this.#values(by, item, scope) })),
      grouped,
    );
  }

  *#match(pattern: Node, flags: Node, input: Value, scope: Scope | null): Results {
    if (typeof input !== 'string') return fail(`${brief(input)} is no string`);
    for (const source of this.#values(pattern, input, scope)) {
      for (const letters of this.#values(flags, input, scope)) {
        const given = [textOf(source), letters === null ? '' : textOf(letters)] as const;
        for (const match of matchesOf(input, ...given)) yield [matchValue(input, match, ...given), null];
      }
    }
  }

  *#sub(pattern: Node, replacement: Node, flags: Node, input: Value, scope: Scope | null): Results {
    if (typeof input !== 'string') return fail(`${brief(input)} is no string`);
    for (const source of this.#values(pattern, input, scope)) {
      for (const letters of this.#values(flags, input, scope)) {
        const given = letters === null ? '' : textOf(letters);
        const text = substituted(input, textOf(source), given, (groups) => this.#values(replacement, groups, scope)[0]);
        yield [text, null];
      }
    }
  }
}
