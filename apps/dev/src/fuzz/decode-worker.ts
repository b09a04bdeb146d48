// A thread that decodes what it is given, so that a decoder that hangs or dies can be replaced.
import { readFile } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parentPort } from 'node:worker_threads';
import { createCodecs } from '@pixelframe/codecs';
import { DecodeError } from '@pixelframe/columnar';
import type { Answer, Request } from './protocol.ts';

const FILE = 'damaged-file';
const MAX_PIXELS = 1_000_000;
/** Of all formats together, for a picture of at most a million pixels. */
const MAX_WASM_BYTES = 512 * 2 ** 20;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const codecs = createCodecs({
  loadWasm: async (url) => WebAssembly.compile(await readFile(new URL(url))),
});

async function decode(bytes: Uint8Array, strict: boolean, turn: boolean): Promise<Answer> {
  try {
    const { image } = await codecs.decode(bytes, {
      strict,
      maxPixels: MAX_PIXELS,
      file: FILE,
      orientation: turn ? 'apply' : 'ignore',
    });
    const { width, height, channels, stride, data } = image;
    const shape = `${width} x ${height} x ${channels}, stride ${stride}, ${data.length} bytes`;
    const whole = data.length === width * height * stride && stride >= channels && channels >= 1 && channels <= 4;
    if (!whole || width < 1 || height < 1) return { kind: 'wrong', what: `a picture that is none: ${shape}` };
    if (width * height > MAX_PIXELS) return { kind: 'wrong', what: `more than maxPixels: ${shape}` };
    codecs.recycle(data);
    return { kind: 'fine', outcome: 'picture' };
  } catch (error) {
    if (!(error instanceof DecodeError)) return { kind: 'wrong', what: `threw ${describe(error)}` };
    if (!error.message.startsWith(`${FILE}: `))
      return { kind: 'wrong', what: `does not name the file: ${error.message}` };
    if (error.hint === undefined) return { kind: 'wrong', what: `has no hint: ${error.message}` };
    return { kind: 'fine', outcome: error.reason };
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return `something that is no Error: ${JSON.stringify(error)}`;
  return (error.stack ?? String(error)).split('\n').slice(0, 4).join(' ');
}

async function answer(request: Request): Promise<Answer> {
  if (request.kind === 'decode') {
    const copy = request.bytes.slice();
    const result = await decode(request.bytes, request.strict, request.turn);
    if (Buffer.compare(request.bytes, copy) !== 0) return { kind: 'wrong', what: 'the decoder changed its input' };
    if (codecs.heapBytes() <= MAX_WASM_BYTES) return result;
    return { kind: 'wrong', what: `${codecs.heapBytes()} bytes of wasm memory are kept` };
  }
  codecs.dispose();
  // Memories of dropped instances go only after a turn of the event loop.
  for (let i = 0; i < 3; i++) {
    collectGarbage();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return { kind: 'memory', heapBytes: heapUsed + external + arrayBuffers, residentBytes: process.memoryUsage.rss() };
}

const port = parentPort!;
port.on('message', (request: Request) => {
  const failed = (error: unknown): Answer => ({ kind: 'wrong', what: describe(error) });
  void answer(request)
    .catch(failed)
    .then((result) => port.postMessage(result));
});
port.postMessage('ready');
