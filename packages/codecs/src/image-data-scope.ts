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

/**
 * Runs `body` with a stand-in for the global ImageData, which the emscripten glue looks up by name. Node has none; the
 * DOM's keeps a reference of its own to the pixels, so that detaching their buffer would free nothing until a garbage
 * collection that nothing asks for. `body` is synchronous: nobody else sees the stand-in.
 */
export function withImageData<T>(body: () => T): T {
  const before = Object.getOwnPropertyDescriptor(globalThis, 'ImageData');
  Object.defineProperty(globalThis, 'ImageData', { value: PlainImageData, configurable: true, writable: true });
  try {
    return body();
  } finally {
    if (before === undefined) Reflect.deleteProperty(globalThis, 'ImageData');
    else Object.defineProperty(globalThis, 'ImageData', before);
  }
}
