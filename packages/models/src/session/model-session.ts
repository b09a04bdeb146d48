import { ModelError } from '@pixelframe/columnar';
import type { InferenceSession, Tensor } from 'onnxruntime-web';

/** Named tensors. */
export type Tensors = Readonly<Record<string, Tensor>>;

/** One loaded ONNX graph. Made by a runtime, which runs one thing at a time. */
export class ModelSession {
  readonly #session: InferenceSession;
  readonly #label: string;
  readonly #exclusive: <T>(what: string, work: () => Promise<T>) => Promise<T>;
  #released = false;

  constructor(
    session: InferenceSession,
    label: string,
    exclusive: <T>(what: string, work: () => Promise<T>) => Promise<T>,
  ) {
    this.#session = session;
    this.#label = label;
    this.#exclusive = exclusive;
  }

  get inputNames(): readonly string[] {
    return this.#session.inputNames;
  }

  get outputNames(): readonly string[] {
    return this.#session.outputNames;
  }

  /** Type and dimensions of an input; a dimension that is free is a name. */
  input(name: string): { readonly type: string; readonly shape: readonly (number | string)[] } {
    const found = this.#session.inputMetadata.find((metadata) => metadata.name === name);
    if (found === undefined || !found.isTensor) throw this.#missing('input', name, this.inputNames);
    return found;
  }

  /** The input or output of this name; null stands for the only one. */
  nameOf(kind: 'input' | 'output', name: string | null): string {
    const names = kind === 'input' ? this.inputNames : this.outputNames;
    if (name === null && names.length === 1) return names[0]!;
    if (name === null || !names.includes(name)) throw this.#missing(kind, name, names);
    return name;
  }

  /** One output. Who gets a tensor on the GPU disposes of it. */
  async run(feeds: Tensors, output: string): Promise<Tensor> {
    if (this.#released) throw new ModelError(`${this.#label} was unloaded.`);
    const outputs = await this.#exclusive('run', () => this.#session.run(feeds, [output]));
    return outputs[output]!;
  }

  /** Gives its memory back to the runtime's heap. */
  async release(): Promise<void> {
    if (this.#released) return;
    this.#released = true;
    await this.#exclusive('release', () => this.#session.release());
  }

  #missing(kind: string, name: string | null, names: readonly string[]): ModelError {
    const what = name === null ? `one ${kind}, but there are ${names.length}` : `an ${kind} "${name}"`;
    return new ModelError(`${this.#label}: expected ${what}. It has: ${names.join(', ')}.`, {
      hint: `Declare which ${kind} is meant, as in onnx({ ${kind}: '${names[0] ?? 'name'}' }).`,
    });
  }
}
