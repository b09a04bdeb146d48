import { post } from './post.ts';

/** Sends at this size; well under the server's limit for one body. */
const chunkBytes = 1 << 20;

/** Carries the result's text to the runner's stdout, in order and in pieces, at the speed the reader takes it. */
export class ResultWriter {
  readonly #url: string;
  readonly #encoder = new TextEncoder();
  #pending: Uint8Array<ArrayBuffer>[] = [];
  #size = 0;

  constructor(baseUrl: string) {
    this.#url = `${baseUrl}result`;
  }

  async write(text: string): Promise<void> {
    const bytes = this.#encoder.encode(text);
    this.#pending.push(bytes);
    this.#size += bytes.length;
    if (this.#size >= chunkBytes) await this.flush();
  }

  async flush(): Promise<void> {
    const bytes = new Uint8Array(await new Blob(this.#pending).arrayBuffer());
    this.#pending = [];
    this.#size = 0;
    for (let start = 0; start < bytes.length; start += chunkBytes) {
      await post('POST', this.#url, bytes.subarray(start, start + chunkBytes));
    }
  }
}
