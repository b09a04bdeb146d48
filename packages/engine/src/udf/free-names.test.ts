import { parse } from 'acorn';
import { describe, expect, test } from 'vitest';
import { freeNames } from './free-names.ts';
import type { SyntaxNode } from './syntax-tree.ts';
import { shorthandNames, usesImportMeta } from './syntax-tree.ts';

const tree = (text: string): SyntaxNode =>
  parse(`(${text})`, { ecmaVersion: 'latest', sourceType: 'module' }) as unknown as SyntaxNode;
const free = (text: string): string[] => freeNames(tree(text)).map(({ name }) => name);

describe('free names', () => {
  test.each([
    ['parameters, defaults and rest', '(a, b = a + c, ...rest) => a + b + rest.length + d', ['c', 'd']],
    [
      'destructured parameters',
      '({ a, b: { c }, [key]: d = e, ...f }, [g, , h = i]) => [a, c, d, f, g, h, b]',
      ['key', 'e', 'i', 'b'],
    ],
    ['a default does not see the body', '(a = hidden) => { const hidden = 1; return a + hidden; }', ['hidden']],
    ['var is of the function, let of the block', '() => { { var a = 1; let b = 2; } return a + b; }', ['b']],
    [
      'what is declared later in a block',
      '() => { later(); function later() { return c; } class K {} return new K(); }',
      ['c'],
    ],
    ['closures', '(x) => [x].map((y) => x + y + z)', ['z']],
    ['catch', '() => { try { a(); } catch ({ message, code = d }) { return message + code; } }', ['a', 'd']],
    ['catch without a name', '() => { try { a(); } catch { return 1; } }', ['a']],
    [
      'loops',
      '() => { for (const [i, j] of list) use(i, j); for (k in o) {} for (let n = 0; n < m; n++); return i; }',
      ['list', 'use', 'k', 'o', 'm', 'i'],
    ],
    ['switch', '(x) => { switch (x) { case one: let y = 1; break; default: return y; } }', ['one']],
    ['labels', '() => { outer: for (;;) { for (;;) { continue outer; } break outer; } }', []],
    ['a named function sees itself', 'function f(n) { return n ? f(n - 1) : arguments.length; }', []],
    ['an arrow has no arguments of its own', '() => arguments', ['arguments']],
    [
      'classes',
      'class A extends B { #p = c; static s = A; [k]() { return this.#p + super.m(); } static { var v = d; v; } get g() { return e; } }',
      ['B', 'c', 'k', 'd', 'e'],
    ],
    ['members and keys are no names', '(o) => ({ a: o.b, c: 1, "d": o?.e, f() { return g; }, h })', ['g', 'h']],
    ['computed ones are', '(o) => ({ [a]: o[b] })', ['a', 'b']],
    ['assignments', '() => { a = 1; [b, c.d] = [1, 2]; ({ e: f } = g); h++; }', ['a', 'b', 'c', 'f', 'g', 'h']],
    ['templates', '(x) => tag`a ${x} ${y}`', ['tag', 'y']],
    ['generators and async', 'async function* f(x) { yield* x; await y; for await (const z of x) yield z; }', ['y']],
    ['imports', '() => import(where)', ['where']],
    ['new.target is no name', 'function f() { return new.target; }', []],
  ])('%s', (_, text, names) => {
    expect(free(text)).toEqual(names);
  });

  test('typeof asks, and does not need', () => {
    const names = freeNames(tree('() => (typeof a === "undefined" ? 0 : a) + b'));
    expect(names.map(({ name, asked }) => [name, asked])).toEqual([
      ['a', true],
      ['b', false],
    ]);
  });

  test("a bundler's helper that keeps names is known by how it is called", () => {
    const only = (text: string): unknown => freeNames(tree(text)).map(({ name, namesOnly }) => [name, namesOnly]);
    expect(only('() => __name(() => 1, "f")')).toEqual([['__name', true]]);
    expect(only('() => { function g() {} n(g, "g"); return g; }')).toEqual([['n', true]]);
    expect(only('class A { static { n(this, "A"); } }')).toEqual([['n', true]]);
    expect(only('() => n(() => 1, "f") + n')).toEqual([['n', false]]);
    expect(only('() => n(1, "f")')).toEqual([['n', false]]);
  });

  test('members that are read of a name', () => {
    const [name] = freeNames(tree('() => m.a + (0, m.b)(1) + m.a'));
    expect([...name!.members]).toEqual(['a', 'b']);
  });

  test('import.meta', () => {
    expect(usesImportMeta(tree('() => new URL("x", import.meta.url)'))).toBe(true);
    expect(usesImportMeta(tree('(meta) => meta.url'))).toBe(false);
  });

  test('keys and names of an object that a function gives', () => {
    expect(shorthandNames(tree('() => ({ mean: e, std, "odd-key": t, [k]: u, sum: 1 })'))).toEqual([
      ['e', 'mean'],
      ['std', 'std'],
      ['t', 'odd-key'],
    ]);
    expect(shorthandNames(tree('function () { return { mean: e }; }'))).toEqual([['e', 'mean']]);
  });
});
