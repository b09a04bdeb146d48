import { describeError } from '@pixelframe/columnar';
import { describe, expect, test } from 'vitest';
import { compileSource } from './compile-source.ts';
import type { UsedValues } from './describe-source.ts';
import { describeSource } from './describe-source.ts';

type AnyFunction = (...values: unknown[]) => unknown;

/** A function of this text, as a bundler might have left it. */
const written = (text: string): AnyFunction => new Function(`return ${text}`)() as AnyFunction;

/** The function made again of what is sent. */
async function made(fn: CallableFunction | NewableFunction, uses: UsedValues = {}): Promise<AnyFunction> {
  const source = structuredClone(await describeSource(fn, 'f', uses));
  return compileSource(source, 'f') as AnyFunction;
}

const messageOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no error',
    (error: unknown) => describeError(error).split('\n  cause')[0]!,
  );

const mean = [2];
const half = (x: number): number => x / mean[0]!;

describe('functions made of their source', () => {
  test('with values and functions they use, and functions those use', async () => {
    expect((await made((x: number) => half(x) + mean[0]!, { half, mean }))(8)).toBe(6);
    const Base = class {
      twice(x: number): number {
        return 2 * x;
      }
    };
    const Made = (await made(
      class extends Base {
        call(x: number): number {
          return this.twice(x) + 1;
        }
      },
      { Base },
    )) as unknown as new () => { call(x: number): number };
    expect(new Made().call(4)).toBe(9);
  });

  test('values are copies', async () => {
    const list = [1];
    const push = await made(() => list.push(1), { list });
    push();
    expect(list).toEqual([1]);
  });

  test('methods, getters of names, generators', async () => {
    const owner = {
      async *count(n: number) {
        for (let i = 0; i < n; i++) yield i;
      },
      ['odd name'](x: number) {
        return -x;
      },
    };
    const counted: number[] = [];
    for await (const value of (await made(owner.count))(2) as AsyncIterable<number>) counted.push(value);
    expect(counted).toEqual([0, 1]);
    expect((await made(owner['odd name']))(3)).toBe(-3);
  });

  test("names that a minifier has given are those of a function's own text", async () => {
    const scope = 'const e=[3],t=n=>n*e[0];';
    const fn = written(`(()=>{${scope}return n=>t(n)+e[0]})()`);
    const uses = written(`(()=>{${scope}return ()=>({mean:e,times:t})})()`) as () => Record<string, unknown>;
    expect((await made(fn, uses))(2)).toBe(9);
    expect(await messageOf(made(fn, { mean: 1, times: half })))
      .toBe(`UdfError: f reads "t", "e", which it does not declare: workers only have its own source.
  hint: Pass it in { uses }; where a minifier has renamed it, as uses: () => ({ name }). Or run the function on the page with { runOn: 'page' }.`);
  });

  test("bundlers' helpers and coverage counters", async () => {
    expect((await made(written('(x) => { const f = __name((y) => y + 1, "f"); return f(x); }')))(1)).toBe(2);
    expect((await made(written('(x) => { const f = a((y) => y + 1, "f"); return f(x); }')))(1)).toBe(2);
    expect((await made(written('(x) => { cov_1abc().f[0]++; cov_1abc().s[3]++; return x; }')))(5)).toBe(5);
    const imported = written('(x) => (0, __vi_import_0__.half)(x)');
    expect((await made(imported, { half, mean }))(4)).toBe(2);
    expect(await messageOf(made(imported, { mean }))).toContain('f reads "half", which it does not declare');
  });

  test('what cannot be sent says so', async () => {
    expect(await messageOf(made(Math.sqrt)))
      .toBe(`UdfError: f is built in or bound: it has no source to send to the workers.
  hint: Wrap it, as in (x) => Math.sqrt(x), or run it on the page with { runOn: 'page' }.`);
    expect(await messageOf(made(half.bind(null)))).toContain('it has no source to send');
    const text = Object.assign(() => 1, { toString: () => 'anything' });
    expect((await made(text))()).toBe(1);
    expect(await messageOf(made(() => mean, { mean: new WeakMap() })))
      .toBe(`UdfError: f: "mean" in uses cannot be sent to a worker: it is no plain data.
  hint: Pass plain values, typed arrays and functions, or run it on the page with { runOn: 'page' }.`);
    expect(await messageOf(made(() => half(1), { half })))
      .toBe(`UdfError: f reads "mean", which it does not declare: workers only have its own source.
  hint: Pass it in { uses: { mean } }, or run the function on the page with { runOn: 'page' }.`);
    expect(await messageOf(made(() => import.meta.url))).toContain('UdfError: f reads');
  });

  test('a name that is global on the page only is an error where it runs', async () => {
    Object.assign(globalThis, { onlyHere: 1 });
    const source = await describeSource(written('() => onlyHere'), 'f', {});
    delete (globalThis as { onlyHere?: number }).onlyHere;
    expect(() => compileSource(source, 'f')).toThrow('f reads "onlyHere", which there is not where it runs.');
  });
});
