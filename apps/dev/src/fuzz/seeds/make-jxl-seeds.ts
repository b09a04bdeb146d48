// Makes the JPEG XL files the fuzzer starts from; Pillow has no encoder for them.
//   node --import tsx apps/dev/src/fuzz/seeds/make-jxl-seeds.ts
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import encode, { init } from '@jsquash/jxl/encode.js';

const path = createRequire(import.meta.url).resolve('@jsquash/jxl/codec/enc/jxl_enc.wasm');
await init((await WebAssembly.compile(await readFile(path))) as never);

function picture(width: number, height: number, alpha: number): ImageData {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    data.set([(x * 7 + ((x * y) % 24)) % 256, (y * 9) % 256, (x * y) % 256, y < 6 ? alpha : 255], 4 * i);
  }
  return { width, height, data, colorSpace: 'srgb' } as ImageData;
}

async function save(name: string, image: ImageData, options: object): Promise<void> {
  await writeFile(new URL(name, import.meta.url), new Uint8Array(await encode(image, options)));
}

await save('lossy.jxl', picture(33, 21, 255), { quality: 70 });
await save('progressive.jxl', picture(40, 40, 255), { quality: 60, progressive: true });
await save('lossless.jxl', picture(24, 17, 90), { lossless: true });
