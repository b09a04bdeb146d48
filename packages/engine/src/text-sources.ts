import type { Batch, Schema } from '@pixelframe/columnar';
import { CancelledError, IoError, sameSchema, viewSize } from '@pixelframe/columnar';
import type { Plan } from '@pixelframe/plan';
import { walkPlan } from '@pixelframe/plan';
import type { TextFiles } from './registration.ts';
import type { Retained } from './scheduler/retained.ts';
import type { ThreadServices } from './services.ts';
import type { Stored } from './stored-sources.ts';

interface TextSource {
  readonly data: TextFiles;
  readonly abort: AbortController;
  loading: Promise<Schema> | null;
}

/** Sources made of files of text: read when they are first asked for, partitions of the session from then on. */
export class TextSources {
  readonly #texts = new Map<string, TextSource>();
  readonly #sources: Map<string, Stored>;
  readonly #retained: Retained;
  readonly #services: ThreadServices;

  constructor(sources: Map<string, Stored>, retained: Retained, services: ThreadServices) {
    this.#sources = sources;
    this.#retained = retained;
    this.#services = services;
  }

  add(id: string, data: TextFiles): void {
    this.#texts.set(id, { data, abort: new AbortController(), loading: null });
  }

  /** Also stops its reading. */
  release(id: string): void {
    this.#texts.get(id)?.abort.abort(new CancelledError());
    this.#texts.delete(id);
  }

  /** Reads the source's files unless that was done; a failure is forgotten, the next call reads again. */
  load(id: string): Promise<Schema> {
    const text = this.#texts.get(id);
    if (text === undefined) return Promise.reject(new CancelledError('The data was released while it was read.'));
    text.loading ??= this.#read(id, text).catch((error: unknown) => {
      text.loading = null;
      throw error;
    });
    return text.loading;
  }

  /** Loads what a plan reads. An engine that replaces a dead one reads again, and must find what the plan was made for. */
  async provide(plan: Plan): Promise<void> {
    const wanted = new Map<string, { readonly label: string; readonly schema: Schema }>();
    walkPlan(plan, (node) => {
      if (node.kind !== 'source' || !this.#texts.has(node.source.id)) return;
      wanted.set(node.source.id, { label: node.source.label, schema: node.schema });
    });
    for (const [id, { label, schema }] of wanted) {
      if (sameSchema(await this.load(id), schema)) continue;
      throw new IoError(`${label} has other columns than when it was read first.`, { hint: 'Read it again.' });
    }
  }

  async #read(id: string, { data, abort }: TextSource): Promise<Schema> {
    const { readText } = await import('@pixelframe/io');
    const { signal } = abort;
    let held = 0;
    try {
      const { schema, batches } = await readText(
        data.files.map(({ name, content }) => ({ name, source: this.#services.open(content, name) })),
        data.format,
        {
          types: data.types,
          inferSchema: data.inferSchema,
          filePathColumn: data.filePathColumn,
          signal,
          room: () => this.#retained.room,
          hold: (bytes) => {
            this.#retained.hold(bytes, 'reading text');
            held += bytes;
          },
        },
      );
      signal.throwIfAborted();
      const bytes = batches.reduce((sum: number, part: Batch) => sum + viewSize(part.columns), 0);
      this.#retained.hold(bytes, 'reading text');
      this.#sources.set(id, { registration: { kind: 'partitions', schema, batches }, bytes });
      return schema;
    } finally {
      this.#retained.release(held);
    }
  }
}
