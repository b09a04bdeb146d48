import { takePixels } from './pixel-buffers.ts';

/** What a decoder hands over in place of the DOM's ImageData: the same three fields, no copy. */
class PlainImageData {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;

  constructor(data: Uint8ClampedArray, width: number, height: number) {
    this.data = data;
    this.width = width;
    this.height = height;
  }
}

/** `new Uint8ClampedArray(view)`, which is how the glue copies pixels out of wasm memory, but into a kept buffer. */
function CopiedPixels(view: ArrayLike<number>): Uint8ClampedArray {
  const copy = takePixels(view.length);
  copy.set(view);
  return copy;
}

const standIns = { ImageData: PlainImageData, Uint8ClampedArray: CopiedPixels } as const;

/**
 * Runs `body` with stand-ins for the two globals that the emscripten glue looks up by name. Node has no ImageData; the
 * DOM's keeps a reference of its own to the pixels, so that detaching their buffer would free nothing until a garbage
 * collection that nothing asks for. `body` is synchronous: nobody else sees the stand-ins.
 */
export function withImageData<T>(body: () => T): T {
  const before = Object.entries(standIns).map(([name, value]) => {
    const descriptor = Object.getOwnPropertyDescriptor(globalThis, name);
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
    return { name, descriptor };
  });
  try {
    return body();
  } finally {
    for (const { name, descriptor } of before) {
      if (descriptor === undefined) Reflect.deleteProperty(globalThis, name);
      else Object.defineProperty(globalThis, name, descriptor);
    }
  }
}
