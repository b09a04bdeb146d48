// sharp in a process of its own: `node --import tsx sharp-peer.ts SHARP_FOLDER TASK FILE...`. Its threads are libuv's
// (UV_THREADPOOL_SIZE), each with one picture at a time.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { IMAGENET_MEAN, IMAGENET_STD, TENSOR_SIDE } from '../../pipeline/cases.ts';
import { ENCODE_QUALITY, type ImageTask } from '../cases.ts';
import { pixelCheck, tensorCheck } from '../check.ts';

interface Raw {
  readonly data: Buffer;
  readonly info: { readonly width: number; readonly height: number; readonly channels: 1 | 2 | 3 | 4 };
}

/** As much of sharp's interface as is used here; its own types are not in the tree. */
interface Sharp {
  resize(width: number, height: number, options: { fit: 'fill' }): Sharp;
  removeAlpha(): Sharp;
  raw(): Sharp;
  png(): Sharp;
  jpeg(options: { quality: number }): Sharp;
  webp(options: { quality: number }): Sharp;
  toBuffer(): Promise<Buffer>;
  toBuffer(options: { resolveWithObject: true }): Promise<Raw>;
}
interface SharpModule {
  (input: Buffer, options?: { raw: Raw['info'] }): Sharp;
  concurrency(threads: number): number;
}

const [folder, task, ...files] = process.argv.slice(2) as [string, ImageTask, ...string[]];
const sharp = createRequire(import.meta.url)(folder) as SharpModule;
sharp.concurrency(1);

const print = (answer: object): void => void process.stdout.write(`${JSON.stringify(answer)}\n`);
const pixelsOf = (file: Buffer): Promise<Raw> => sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true });

async function tensor(file: Buffer): Promise<Float32Array> {
  const pixels = await sharp(file).resize(TENSOR_SIDE, TENSOR_SIDE, { fit: 'fill' }).removeAlpha().raw().toBuffer();
  const area = TENSOR_SIDE * TENSOR_SIDE;
  const out = new Float32Array(3 * area);
  for (let c = 0; c < 3; c++) {
    const scale = 1 / (255 * IMAGENET_STD[c]!);
    const shift = -IMAGENET_MEAN[c]! / IMAGENET_STD[c]!;
    for (let i = 0, from = c, to = c * area; i < area; i++, from += 3, to++) out[to] = pixels[from]! * scale + shift;
  }
  return out;
}

function encode({ data, info }: Raw): Promise<Buffer> {
  const picture = sharp(data, { raw: info });
  if (task === 'encode-png') return picture.png().toBuffer();
  if (task === 'encode-jpeg') return picture.jpeg({ quality: ENCODE_QUALITY }).toBuffer();
  return picture.webp({ quality: ENCODE_QUALITY }).toBuffer();
}

const encoded = await Promise.all(files.map((file) => readFile(file)));
const decoded = task === 'tensor' ? [] : await Promise.all(encoded.map(pixelsOf));
print({ ready: true });

for await (const _ of createInterface(process.stdin)) {
  const started = performance.now();
  if (task === 'tensor') {
    const results = await Promise.all(encoded.map(tensor));
    print({ ms: performance.now() - started, check: results.map((data) => tensorCheck(data, TENSOR_SIDE)) });
  } else {
    const results = await Promise.all(decoded.map(encode));
    const ms = performance.now() - started;
    const again = await Promise.all(results.map(pixelsOf));
    print({ ms, check: again.map(({ data, info }) => pixelCheck(data, info.width, info.height, info.channels)) });
  }
}
