import { withImageData } from './image-data-scope.ts';

/** The part of an emscripten module factory's options that is used here. */
interface FactoryOptions {
  noInitialRun: boolean;
  locateFile(path: string): string;
  instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void): WebAssembly.Exports;
  print(line: string): void;
  printErr(line: string): void;
}

export type EmscriptenFactory<Codec> = (options: FactoryOptions) => Promise<Codec>;

/** An emscripten codec with its memory and what it prints. */
export interface EmscriptenInstance<Codec> {
  readonly codec: Codec;
  readonly memory: WebAssembly.Memory;
  readonly messages: string[];
}

/** A hostile file can make a codec print a line per row. */
const maxMessages = 8;

/**
 * Instantiates a codec from a module that is compiled already. With a synchronous `instantiateWasm` the factory does all
 * its work, class look-ups included, before it returns its promise: that is what the ImageData scope relies on.
 */
export async function instantiateEmscripten<Codec>(
  factory: EmscriptenFactory<Codec>,
  module: WebAssembly.Module,
): Promise<EmscriptenInstance<Codec>> {
  const messages: string[] = [];
  const note = (line: string): void => {
    if (messages.length < maxMessages) messages.push(line);
  };
  let memory: WebAssembly.Memory | undefined;
  const ready = withImageData(() =>
    factory({
      noInitialRun: true,
      locateFile: (path) => path,
      instantiateWasm: (imports, done) => {
        const instance = new WebAssembly.Instance(module, imports);
        memory = memoryOf(instance);
        done(instance);
        return instance.exports;
      },
      print: note,
      printErr: note,
    }),
  );
  return { codec: await ready, memory: memory!, messages };
}

/** Export names are minified, so the memory is found by what it is. */
function memoryOf(instance: WebAssembly.Instance): WebAssembly.Memory {
  for (const value of Object.values(instance.exports)) if (value instanceof WebAssembly.Memory) return value;
  throw new TypeError('The codec exports no memory: the wasm file does not belong to this version of its glue.');
}
