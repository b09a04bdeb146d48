import { UdfError } from '@pixelframe/columnar';
import type { UdfSource } from '@pixelframe/engine/udf';
import { describeSource, type PageUdf, PageUdfs } from '@pixelframe/engine/udf';
import type { Plan, UdfOptions } from '@pixelframe/plan';
import { optimize, walkCalls } from '@pixelframe/plan';
import type { UserCode } from './user-code.ts';
import { codeOf } from './user-code.ts';

/** The user's functions in a plan, ready for a query. */
export interface QueryUdfs {
  /** For the workers, by id. */
  readonly sources: Readonly<Record<string, UdfSource>>;
  readonly page: PageUdfs;
}

async function sourceOf({ name }: UdfOptions, { target, args, uses }: UserCode): Promise<UdfSource> {
  let own: readonly unknown[];
  try {
    own = structuredClone(args) as readonly unknown[];
  } catch (cause) {
    throw new UdfError(`${name}: args cannot be sent to a worker: they are no plain data.`, { cause });
  }
  if (typeof target === 'string') return { kind: 'registered', name: target, args: own };
  return { kind: 'source', source: await describeSource(target, name, uses), args: own };
}

/** Looks up the functions of a plan; an error, before any row, where one cannot run. */
export async function queryUdfs(plan: Plan, signal: AbortSignal): Promise<QueryUdfs> {
  const found = new Map<string, UdfOptions>();
  let wgsl = false;
  walkCalls(plan, ({ fn, options }) => {
    wgsl ||= fn === 'wgsl';
    if (fn === 'udf') found.set((options as UdfOptions).id, options as UdfOptions);
  });
  // Calls have their input's types once the optimizer has made them operators.
  if (wgsl) (await import('@pixelframe/engine/wgsl')).checkWgslCalls(optimize(plan));
  const sources: Record<string, UdfSource> = {};
  const page = new Map<string, PageUdf>();
  for (const [id, options] of found) {
    const code = codeOf(options);
    if (code === undefined) throw new UdfError(`The function ${options.name} is not on this page.`);
    if (options.runOn === 'page') page.set(id, code);
    else sources[id] = await sourceOf(options, code);
  }
  return { sources, page: new PageUdfs(page, signal) };
}
