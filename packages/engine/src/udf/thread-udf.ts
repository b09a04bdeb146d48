import { UdfError } from '@pixelframe/columnar';
import type { UdfOptions } from '@pixelframe/plan';
import type { Services } from '../operators/task-context.ts';
import type { LoadedUdf } from './load-udf.ts';
import { loadUdf, udfTarget } from './load-udf.ts';

/** The function an operator calls, made of its source when this thread first needs it. */
export function threadUdf(
  { udf, node }: { readonly udf: number; readonly node: { readonly options: UdfOptions } },
  { udfs }: Pick<Services, 'udfs'>,
): Promise<LoadedUdf> {
  const held = udfs.held.get(udf);
  const { options } = node;
  if (held === undefined) throw new UdfError(`The function ${options.name} is not in this worker.`);
  held.loaded ??= Promise.resolve().then(() =>
    loadUdf(udfTarget(held.source, options.name, udfs.registered), held.source.args, options, udfs),
  );
  return held.loaded;
}
