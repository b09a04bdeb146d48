import { ModelError } from '@pixelframe/columnar';
import { Tokenizer as HubTokenizer } from '@huggingface/tokenizers';
import { asLowerCased, lowerCases, withRustRules } from './rust-rules.ts';

/** Token ids of several texts, padded to one length: `[rows, length]`, row by row. */
export interface TokenBatch {
  readonly rows: number;
  readonly length: number;
  readonly ids: BigInt64Array;
  /** 1 for tokens, 0 for padding. */
  readonly mask: BigInt64Array;
  /** 0 for a text, 1 for what it is paired with. */
  readonly types: BigInt64Array;
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** A tokenizer's settings name a special token by its text, or by an object around it. */
const textOf = (token: unknown): string | null =>
  typeof token === 'string' ? token : isObject(token) && typeof token['content'] === 'string' ? token['content'] : null;

/** Without a limit of their own, tokenizers have one past every model's. */
const NO_LIMIT = 100_000;

/** The tokens of one text, or of two. */
interface Encoded {
  readonly ids: readonly number[];
  readonly types: readonly number[];
}

/**
 * Texts to token ids, as the model was trained: by its own tokenizer.json. Truncated to the model's length, which counts
 * its special tokens, and padded at the end.
 */
export class Tokenizer {
  readonly #tokenizer: HubTokenizer;
  readonly #pad: bigint;
  /** Special tokens looked for before text is lower-cased; null: it is not. */
  readonly #exact: readonly string[] | null;
  /** Tokens at most, special ones included; null: no limit. */
  readonly maxTokens: number | null;

  /**
   * @param tokenizer content of tokenizer.json
   * @param config content of tokenizer_config.json
   * @throws ModelError where these are none
   */
  constructor(tokenizer: unknown, config: unknown, label: string) {
    if (!isObject(tokenizer)) {
      throw new ModelError(`${label} has no tokenizer.json, so texts cannot be turned into tokens.`, {
        hint: "Older models have vocab files only: convert them with transformers' save_pretrained of a fast tokenizer.",
      });
    }
    const settings = isObject(config) ? config : {};
    try {
      const { pre_tokenizer: cut, normalizer, ...rest } = tokenizer as Readonly<Record<string, never>>;
      const rules = { normalizer: withRustRules(normalizer ?? null), pre_tokenizer: withRustRules(cut ?? null) };
      this.#tokenizer = new HubTokenizer({ ...rest, ...rules }, settings);
      this.#exact = lowerCases(normalizer) ? exactTokens(tokenizer['added_tokens']) : null;
    } catch (error) {
      throw new ModelError(`${label}: its tokenizer.json could not be read.`, { cause: error });
    }
    const limit = settings['model_max_length'];
    this.maxTokens = typeof limit === 'number' && limit < NO_LIMIT ? limit : null;
    const pad = textOf(settings['pad_token']);
    this.#pad = BigInt((pad === null ? undefined : this.#tokenizer.token_to_id(pad)) ?? 0);
  }

  /**
   * @param pairs a second text for each, for models that compare two
   * @param maxTokens the model's own limit, where it is lower than the tokenizer's
   * @param padTo length of every row; null: that of the longest
   */
  encode(
    texts: readonly string[],
    options: {
      readonly pairs?: readonly string[];
      readonly maxTokens?: number | null;
      readonly padTo?: number | null;
    } = {},
  ): TokenBatch {
    const limit = Math.min(options.maxTokens ?? NO_LIMIT, this.maxTokens ?? NO_LIMIT);
    const encoded = texts.map((text, i) => this.#encodeOne(text, options.pairs?.[i] ?? null, limit));
    const longest = encoded.reduce((most, { ids }) => Math.max(most, ids.length), 0);
    const length = Math.max(longest, options.padTo ?? 0);
    const ids = new BigInt64Array(texts.length * length).fill(this.#pad);
    const mask = new BigInt64Array(ids.length);
    const types = new BigInt64Array(ids.length);
    encoded.forEach((own, row) => {
      own.ids.forEach((id, i) => {
        ids[row * length + i] = BigInt(id);
        mask[row * length + i] = 1n;
        types[row * length + i] = BigInt(own.types[i] ?? 0);
      });
    });
    return { rows: texts.length, length, ids, mask, types };
  }

  #encodeOne(given: string, pair: string | null, limit: number): Encoded {
    const text = this.#exact === null ? given : asLowerCased(given, this.#exact);
    const { ids, token_type_ids: types } = this.#tokenizer.encode(text, {
      return_token_type_ids: true,
      ...(pair === null ? {} : { text_pair: pair }),
    });
    if (ids.length <= limit) return { ids, types };
    // Special tokens, and what a text is paired with, stay: the end of the text gives way.
    const content = this.#tokenizer.encode(text, { add_special_tokens: false }).ids;
    const before = specialsBefore(ids, content);
    const end = before + content.length;
    const kept = Math.max(before, end - (ids.length - limit));
    return {
      ids: [...ids.slice(0, kept), ...ids.slice(end)],
      types: [...types.slice(0, kept), ...types.slice(end)],
    };
  }
}

/** Contents of the added tokens that are looked for in text as it is. */
const exactTokens = (added: unknown): readonly string[] =>
  Array.isArray(added)
    ? added.flatMap((token) => (isObject(token) && token['normalized'] === false ? [String(token['content'])] : []))
    : [];

/** How many tokens stand before the content, which the special ones surround. */
function specialsBefore(ids: readonly number[], content: readonly number[]): number {
  for (let start = 0; start + content.length <= ids.length; start++) {
    if (content.every((id, i) => ids[start + i] === id)) return start;
  }
  return 0;
}
