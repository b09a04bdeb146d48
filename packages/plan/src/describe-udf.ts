import { typeName } from '@pixelframe/columnar';
import { formatExpr } from './format-expr.ts';
import type { PlanOf } from './plan.ts';
import type { UdfOptions } from './udf.ts';

const place = ({ runOn, gpu }: UdfOptions): string => {
  if (runOn === 'page') return 'on the page';
  return gpu ? 'in the device worker' : 'in workers';
};

/** The lines `explain()` prints for a user's function. */
export function describeUdf({ args, name, options }: PlanOf<'udf'>): string[] {
  const { kind, form, generator, batchSize, maxConcurrency, maxRetries, timeout, onError } = options;
  const rows = generator ? 'generator' : kind === 'row' ? 'row-wise' : 'batch';
  const settings = [
    batchSize === null ? null : `batch size = ${batchSize}`,
    maxConcurrency === null ? null : `max concurrency = ${maxConcurrency}`,
    maxRetries === 0 ? null : `max retries = ${maxRetries}`,
    timeout === null ? null : `timeout = ${timeout} ms`,
    `on error = ${onError}`,
  ];
  return [
    `Udf: ${options.name}(${args.map((arg) => formatExpr(arg)).join(', ')}) as ${name}`,
    `A ${rows} ${form}, runs ${place(options)}, returns ${typeName(options.returns)}`,
    settings.filter((setting) => setting !== null).join(', '),
  ];
}
