import { ModelError } from '@pixelframe/columnar';

export interface Vectors {
  /** In the order of what was sent. */
  readonly vectors: readonly Float32Array[];
  /** Tokens the server counted; null where it does not say. */
  readonly tokens: number | null;
}

export interface Expected {
  readonly url: string;
  readonly model: string;
  readonly count: number;
  /** null: any, as long as all have the same. */
  readonly dimensions: number | null;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function parsed(url: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ModelError(`openai: ${url} did not answer with JSON.`, {
      hint: 'Check baseUrl: it is the part before /embeddings.',
      // What the parser says quotes the text; a page that answers here may show anything.
      cause: new Error((cause as Error).name),
    });
  }
}

function vectorOf(value: unknown, wrong: (problem: string) => ModelError): Float32Array {
  if (!Array.isArray(value) || value.length === 0) throw wrong('an embedding is not a list of numbers');
  const vector = new Float32Array(value.length);
  for (const [i, number] of value.entries()) {
    if (typeof number !== 'number') throw wrong('an embedding is not a list of numbers');
    vector[i] = number;
  }
  return vector;
}

/** The vectors of a reply, each at the place that its `index` gives. */
export function readVectors(text: string, { url, model, count, dimensions }: Expected): Vectors {
  const wrong = (problem: string): ModelError =>
    new ModelError(`openai: ${url} answered in a way that does not fit: ${problem}.`, {
      hint: `Check that the server speaks OpenAI's /embeddings, and the model "${model}".`,
    });
  const body = parsed(url, text);
  const data = isRecord(body) ? body['data'] : null;
  if (!Array.isArray(data)) throw wrong('it has no list "data"');
  if (data.length !== count) throw wrong(`${data.length} embeddings for ${count} inputs`);
  const vectors = Array.from<Float32Array | null>({ length: count }).fill(null);
  for (const item of data as readonly unknown[]) {
    const index = isRecord(item) ? item['index'] : null;
    if (!Number.isSafeInteger(index) || (index as number) < 0 || (index as number) >= count) {
      throw wrong('an embedding has no index of an input');
    }
    if (vectors[index as number] !== null) throw wrong(`two embeddings for input ${String(index)}`);
    vectors[index as number] = vectorOf((item as Readonly<Record<string, unknown>>)['embedding'], wrong);
  }
  const complete = vectors as Float32Array[];
  const size = dimensions ?? complete[0]!.length;
  const other = complete.find((vector) => vector.length !== size);
  if (other !== undefined) throw wrong(`an embedding has ${other.length} numbers, not ${size}`);
  const usage = isRecord(body) && isRecord(body['usage']) ? body['usage'] : {};
  const tokens = usage['total_tokens'] ?? usage['prompt_tokens'];
  return { vectors: complete, tokens: typeof tokens === 'number' && tokens >= 0 ? tokens : null };
}
