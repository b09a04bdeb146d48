import { checkOnnx } from './check-onnx.ts';
import { orCancelled, throwIfCancelled } from '@pixelframe/columnar';
import type { FileName } from './failures.ts';
import { missingFile, unreadable, wrongChecksum } from './failures.ts';
import { createChecksum } from './checksum.ts';
import type { ModelFiles, OpenModelOptions, ReadOptions } from './model-files.ts';
import type { ModelFile } from './model-ref.ts';
import { parseJson } from './parse-json.ts';

/** A folder that was picked or dropped has its own name in front of every path. */
function modelFolder(names: readonly string[]): string {
  const marks = ['config.json', 'preprocessor_config.json', 'tokenizer.json'];
  const found = names.filter((name) => marks.includes(name.slice(name.lastIndexOf('/') + 1)));
  const shortest = found.toSorted((a, b) => a.split('/').length - b.split('/').length)[0];
  return shortest === undefined ? '' : shortest.slice(0, shortest.lastIndexOf('/') + 1);
}

/** A model whose files are at hand: a folder of the disk, picked Files. */
export class GivenModel implements ModelFiles {
  readonly label: string;
  readonly onnxFile: string | null;
  readonly fromHub = false;
  readonly #files = new Map<string, ModelFile['content']>();
  readonly #options: Pick<OpenModelOptions, 'signal'>;

  constructor(files: readonly ModelFile[], label: string | undefined, options: Pick<OpenModelOptions, 'signal'>) {
    const folder = modelFolder(files.map(({ name }) => name));
    for (const { name, content } of files) {
      if (name.startsWith(folder)) this.#files.set(name.slice(folder.length), content);
    }
    const [first] = this.#files.keys();
    const isSingle = files.length === 1 && first !== undefined && /\.(?:onnx|ort)$/i.test(first);
    this.onnxFile = isSingle ? first : null;
    this.label = label ?? (isSingle ? first : folder === '' ? 'the model given' : folder.slice(0, -1));
    this.#options = options;
  }

  async names(): Promise<readonly string[]> {
    return [...this.#files.keys()];
  }

  async json(name: string): Promise<unknown> {
    const bytes = await this.#read(name);
    return bytes === null ? null : parseJson(this.#nameOf(name), bytes);
  }

  async bytes(name: string, options: ReadOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = await this.find(name, options);
    if (bytes === null) throw missingFile(this.#nameOf(name));
    return bytes;
  }

  async find(name: string, { sha256 }: ReadOptions = {}): Promise<Uint8Array<ArrayBuffer> | null> {
    const bytes = await this.#read(name);
    if (bytes === null) return null;
    if (/\.onnx$/i.test(name)) checkOnnx(this.#nameOf(name), bytes);
    if (sha256 !== undefined) {
      const checksum = await createChecksum();
      checksum.update(bytes);
      const actual = checksum.hex();
      if (actual !== sha256.toLowerCase()) throw wrongChecksum(this.#nameOf(name), sha256, actual);
    }
    return bytes;
  }

  async size(name: string): Promise<number | null> {
    const content = this.#files.get(name);
    if (content === undefined) return null;
    return content instanceof Blob ? content.size : content.size(this.#options.signal);
  }

  async #read(name: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const { signal } = this.#options;
    throwIfCancelled(signal);
    const content = this.#files.get(name);
    if (content === undefined) return null;
    if (!(content instanceof Blob)) return content.readAll(signal);
    const buffer = content.arrayBuffer().catch((error: unknown) => {
      throw unreadable(this.#nameOf(name), error);
    });
    return new Uint8Array(await orCancelled(buffer, signal));
  }

  #nameOf(file: string): FileName {
    return { model: this.label, file, address: file, hub: false, hasToken: false };
  }
}
