import type { Batch } from '@pixelframe/columnar';
import { batch, DataType, schema, stringColumn } from '@pixelframe/columnar';
import type { LoadedUdf } from './load-udf.ts';
import { loadUdf } from './load-udf.ts';
import type { PageCall } from './page-call.ts';
import { runUdf } from './run-udf.ts';
import type { UdfArg } from './udf-request.ts';

/** A user's function or class, where it was written. */
export interface PageUdf {
  readonly target: unknown;
  /** Arguments of a class's constructor. */
  readonly args: readonly unknown[];
}

/** The functions of one query that run on the page. */
export class PageUdfs {
  readonly #functions: ReadonlyMap<string, PageUdf>;
  readonly #loaded = new Map<string, Promise<LoadedUdf>>();
  readonly #signal: AbortSignal;

  constructor(functions: ReadonlyMap<string, PageUdf>, signal: AbortSignal) {
    this.#functions = functions;
    this.#signal = signal;
  }

  #load({ options }: PageCall): Promise<LoadedUdf> {
    let loaded = this.#loaded.get(options.id);
    if (loaded === undefined) {
      const { target, args } = this.#functions.get(options.id)!;
      loaded = loadUdf(target, args, options, { workers: 1, context: async () => ({ device: null, ort: null }) });
      this.#loaded.set(options.id, loaded);
    }
    return loaded;
  }

  /** Two columns: the values, and why some of them have become null. */
  async call(rows: Batch, call: PageCall): Promise<Batch> {
    const { options, column, firstRow } = call;
    let next = 0;
    const args = call.args.map((arg): UdfArg =>
      'name' in arg
        ? { kind: 'column', column: rows.columns[next++]!, name: arg.name }
        : { kind: 'value', value: arg.value },
    );
    const reasons: string[] = [];
    const request = { options, column, args, length: rows.length, firstRow, hung: new Set<number>(), offset: 0 };
    const values = await runUdf(await this.#load(call), request, {
      signal: this.#signal,
      warn: (reason, count) => reasons.push(...Array.from<string>({ length: count }).fill(reason)),
      watch: () => {},
    });
    const why = stringColumn(Array.from({ length: rows.length }, (_, i) => reasons[i] ?? null));
    const fields = [
      { name: column, type: options.returns },
      { name: 'reason', type: DataType.string() },
    ];
    return batch(schema(fields), [values, why], rows.length);
  }

  /** The query is over: instances of classes are disposed. */
  end(): void {
    for (const loaded of this.#loaded.values()) void loaded.then((udf) => udf.dispose()).catch(() => {});
  }
}
