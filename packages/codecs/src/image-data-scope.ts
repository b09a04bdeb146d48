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
 * Runs `body` with a global ImageData. The emscripten glue looks the class up by name on the global object; Node has
 * none, and the glue would leave its own behind. `body` is synchronous, so nobody else sees the stand-in.
 */
export function withImageData<T>(body: () => T): T {
  if ('ImageData' in globalThis) return body();
  Object.defineProperty(globalThis, 'ImageData', { value: PlainImageData, configurable: true, writable: true });
  try {
    return body();
  } finally {
    Reflect.deleteProperty(globalThis, 'ImageData');
  }
}
