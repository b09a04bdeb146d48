/** A decoder's own finding about the file, phrased as a clause that can end a message. */
export class CodecRefusal extends Error {}

/** What a codec threw, with what it printed before. Keeps failures of the file apart from failures to load the codec. */
export class CodecFailure extends Error {
  readonly messages: readonly string[];
  readonly #explained: boolean;

  constructor(thrown: unknown, messages: readonly string[]) {
    super(describeThrown(thrown), { cause: thrown instanceof Error ? thrown : new Error(describeThrown(thrown)) });
    this.#explained = thrown instanceof CodecRefusal;
    this.name = 'CodecFailure';
    this.messages = messages;
  }

  /** As a clause for a message: the codec's own last words where it had any. */
  get clause(): string {
    const words = this.messages.at(-1);
    if (words === undefined && this.#explained) return this.message;
    return `the decoder reports "${(words ?? this.message).trim().replace(/\.$/, '')}"`;
  }
}

/** Emscripten throws numbers (C++ exceptions, by address) and bare objects (ExitStatus) besides errors. */
function describeThrown(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message === '' ? thrown.name : thrown.message;
  if (typeof thrown === 'number') return `C++ exception at ${thrown}`;
  if (typeof thrown === 'object' && thrown !== null && 'message' in thrown) return String(thrown.message);
  return String(thrown);
}
