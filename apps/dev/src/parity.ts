// `npm run parity`: our image hashes against the committed answers of Daft and imagehash, and against the packages
// themselves where PIXELFRAME_PYTHON names a Python that has them. `--write FOLDER` writes the pictures for
// tests/reference/image-hashes.py instead. Exit code 1 where a hash differs without an excuse, or more than 5 % need one.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { comparePictures, describeTally } from './parity/compare-pictures.ts';
import { compareJpegDecoders } from './parity/jpeg.ts';
import { findPython, liveReference } from './parity/live.ts';
import { readHashReference, type HashReference } from './parity/reference.ts';
import { writePictures } from './parity/write-pictures.ts';

const MOST_EXCUSED = 0.05;
const print = (text: string): void => void process.stdout.write(`${text}\n`);

async function report(title: string, reference: HashReference): Promise<boolean> {
  const { daft, ImageHash, Pillow } = reference.versions;
  const { tally, unmatched } = await comparePictures(reference);
  print(`\n${title}: Daft ${daft}, imagehash ${ImageHash} on Pillow ${Pillow}; ${tally.pictures} pictures\n`);
  print(describeTally(tally));
  if (unmatched.missing.length > 0) print(`not compared, no file here: ${unmatched.missing.length} pictures`);
  for (const name of unmatched.changed) print(`DIFFERENT PIXELS: ${name}`);
  for (const failure of tally.failures) print(`FAILED: ${failure}`);
  return tally.failures.length === 0 && unmatched.changed.length === 0 && tally.excusedShare <= MOST_EXCUSED;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { write: { type: 'string' } } });
  if (values.write !== undefined) {
    await mkdir(values.write, { recursive: true });
    const count = await writePictures(values.write, (name, reason) => print(`skipped ${name}: ${reason}`));
    print(`${count} pictures`);
    return;
  }
  let holds = await report('Committed answers', readHashReference());
  const python = findPython();
  if ('reason' in python) {
    print(`\nThe packages themselves: skipped, ${python.reason}`);
  } else {
    const folder = await mkdtemp(join(tmpdir(), 'pixelframe-parity-'));
    try {
      holds = (await report('The packages themselves', await liveReference(python.path, folder))) && holds;
      print(`\n${await compareJpegDecoders(python.path, folder)}`);
    } finally {
      await rm(folder, { recursive: true });
    }
  }
  print(holds ? '\nparity holds' : '\nparity is broken');
  process.exitCode = holds ? 0 : 1;
}

await main();
