import { DataType, PlanError } from '@pixelframe/columnar';
import type { UdfOptions } from '@pixelframe/plan';
import { registerFunctions, udfDefinition } from '@pixelframe/plan';
import type { BatchClassUdfSettings, ClassUdfSettings } from './udf-settings.ts';
import type { UserCode } from './user-code.ts';
import { rememberCode } from './user-code.ts';

/** As users write it: 'udf', 'udf.batch', 'udf.class', 'udf.class.batch', 'apply'. */
export type UdfForm = 'udf' | 'udf.batch' | 'udf.class' | 'udf.class.batch' | 'apply';

const COMMON = ['returns', 'uses', 'runOn', 'maxConcurrency', 'maxRetries', 'timeout', 'onError', 'name'];

let count = 0;

/** Functions made by `function*` or `async function*`; of a class, its `call`. */
function isGenerator(target: CallableFunction | string, isClass: boolean): boolean {
  if (typeof target === 'string') return false;
  const called: unknown = isClass ? (target.prototype as { call?: unknown } | undefined)?.call : target;
  return (called as object | undefined)?.constructor?.name.endsWith('GeneratorFunction') === true;
}

/** Checks what a user gave, and makes of it what a plan holds. */
export function udfOptions(form: UdfForm, target: unknown, given: unknown): UdfOptions {
  const isClass = form.startsWith('udf.class');
  const isBatch = form.endsWith('batch');
  if (typeof target !== 'function' && typeof target !== 'string') {
    throw new PlanError(`${form}: expected a ${isClass ? 'class' : 'function'}, or the name of a registered one.`);
  }
  const settings = (given ?? {}) as Partial<ClassUdfSettings & BatchClassUdfSettings>;
  const { returns, runOn = 'worker', onError = 'raise', maxRetries = 0 } = settings;
  const { maxConcurrency = null, timeout = null, batchSize = null, gpu = false, args = [] } = settings;
  if (typeof returns !== 'object' || typeof returns?.kind !== 'string') {
    throw new PlanError(`${form}: returns is missing: the type of what the function gives.`, {
      hint: `Write ${form}(${isClass ? 'Class' : 'fn'}, { returns: DataType.float64() }).`,
    });
  }
  const known = [...COMMON, isBatch ? 'batchSize' : 'generator', ...(isClass ? ['args', 'gpu'] : [])];
  const unknown = Object.keys(settings).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new PlanError(`${form} has no option "${unknown}". Available: ${known.join(', ')}.`);
  }
  const check = (name: string, value: unknown, holds: boolean, wanted: string): void => {
    if (!holds) throw new PlanError(`${form}: ${name} must be ${wanted}, got ${String(value)}.`);
  };
  const whole = (value: number, least: number): boolean => Number.isSafeInteger(value) && value >= least;
  check('runOn', runOn, ['worker', 'page'].includes(runOn), "'worker' or 'page'");
  check('onError', onError, ['raise', 'null'].includes(onError), "'raise' or 'null'");
  check('maxRetries', maxRetries, whole(maxRetries, 0), 'a non-negative integer');
  check('maxConcurrency', maxConcurrency, maxConcurrency === null || whole(maxConcurrency, 1), 'a positive integer');
  check('batchSize', batchSize, batchSize === null || whole(batchSize, 1), 'a positive integer');
  check('timeout', timeout, timeout === null || timeout > 0, 'a positive number of milliseconds');
  check('args', args, Array.isArray(args), 'an array');
  if (runOn === 'page' && (gpu || typeof target === 'string')) {
    throw new PlanError(
      `${form}: a ${gpu ? 'function with gpu: true' : 'registered function'} cannot run on the page.`,
      {
        hint: "Leave out { runOn: 'page' }.",
      },
    );
  }
  const own = typeof target === 'string' ? target : target.name;
  const generator = !isBatch && (settings.generator ?? isGenerator(target, isClass));
  const options: UdfOptions = Object.freeze({
    id: `udf-${count++}`,
    name: settings.name ?? (own === '' ? 'the function' : own),
    kind: isBatch ? 'batch' : 'row',
    form: isClass ? 'class' : 'function',
    generator,
    runOn,
    gpu,
    returns: generator ? DataType.list(returns) : returns,
    batchSize,
    maxConcurrency,
    maxRetries,
    timeout,
    onError,
  });
  const code: UserCode = { target, args, uses: settings.uses ?? {} };
  rememberCode(options, code);
  registerFunctions('udf', { udfDefinition });
  return options;
}
