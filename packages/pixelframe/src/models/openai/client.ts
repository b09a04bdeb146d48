import type { ImageValue } from '@pixelframe/columnar';
import { ModelError } from '@pixelframe/columnar';
import type { ProviderRequest } from '../provider.ts';
import { imageFields, imageRequests } from './image-inputs.ts';
import { Endpoint, TooLarge } from './post.ts';
import { readVectors } from './read-vectors.ts';
import type { ImageInput, OpenAiSettings } from './settings.ts';
import { blamedText, textRequests } from './text-inputs.ts';
import type { Time } from './time.ts';

/** Inputs that make up a request, and can be sent in two where they are too many. */
interface Inputs<T> {
  readonly items: readonly T[];
  readonly tokens: number;
  fields(items: readonly T[]): Readonly<Record<string, unknown>>;
  about(items: readonly T[], told: string): string;
}

/** Asks an endpoint for vectors. */
export class OpenAiClient {
  readonly #settings: OpenAiSettings;
  readonly #endpoint: Endpoint;
  /** null: nobody knows. */
  readonly #dimensions: (model: string) => number | null;

  constructor(settings: OpenAiSettings, dimensions: (model: string) => number | null, time: Time) {
    this.#settings = settings;
    this.#endpoint = new Endpoint(settings, time);
    this.#dimensions = dimensions;
  }

  async embedText(texts: readonly string[], request: ProviderRequest): Promise<readonly Float32Array[]> {
    const vectors: Float32Array[] = [];
    // Empty ones are refused; a space is the nearest to nothing that has a vector.
    const sent = texts.map((text) => (text === '' ? ' ' : text));
    for (const { texts: items, tokens } of textRequests(sent, this.#settings.tokensPerMinute)) {
      const fields = (input: readonly string[]): Readonly<Record<string, unknown>> => ({ input });
      vectors.push(...(await this.#embed({ items, tokens, fields, about: blamedText }, request)));
    }
    return vectors;
  }

  async embedImage(
    images: readonly ImageValue[],
    input: ImageInput,
    request: ProviderRequest,
  ): Promise<readonly Float32Array[]> {
    const vectors: Float32Array[] = [];
    const fields = (files: readonly string[]): Readonly<Record<string, unknown>> => imageFields(files, input);
    for await (const items of imageRequests(images, input)) {
      // How many tokens a picture has is only known by the reply.
      vectors.push(...(await this.#embed({ items, tokens: 0, fields, about: () => '' }, request)));
    }
    return vectors;
  }

  async #embed<T>(inputs: Inputs<T>, request: ProviderRequest): Promise<readonly Float32Array[]> {
    const { items, tokens, fields, about } = inputs;
    const { model, signal } = request;
    const { dimensions } = this.#settings;
    const body = { model, ...fields(items), encoding_format: 'float', ...(dimensions === null ? {} : { dimensions }) };
    const canSplit = items.length > 1;
    let text: string;
    try {
      text = await this.#endpoint.post({
        model,
        body,
        tokens,
        canSplit,
        signal,
        about: (told) => about(items, told),
      });
    } catch (error) {
      if (!(error instanceof TooLarge)) throw error;
      const middle = Math.ceil(items.length / 2);
      const halves = [items.slice(0, middle), items.slice(middle)];
      const first = await this.#embed({ ...inputs, items: halves[0]!, tokens: tokens / 2 }, request);
      return [...first, ...(await this.#embed({ ...inputs, items: halves[1]!, tokens: tokens / 2 }, request))];
    }
    const url = this.#endpoint.shownUrl;
    const read = readVectors(text, { url, model, count: items.length, dimensions: this.#dimensions(model) });
    if (read.tokens !== null) this.#endpoint.correctTokens(read.tokens - tokens);
    return read.vectors;
  }
}

/** A picture for an endpoint that was not said to take any. */
export const noPictures = (): ModelError =>
  new ModelError('openai: nobody said that this endpoint takes pictures.', {
    hint: "OpenAI's takes none. Of one that does, say how: { imageInput: 'data-uri' } for Infinity, 'object' for Jina, 'messages' for vLLM; or use { provider: 'transformers' }.",
  });
