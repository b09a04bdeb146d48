import { gpuForTests } from './gpu.ts';
import { lcg } from './pictures.ts';
import { plainResult } from './results.ts';

const gpu = await gpuForTests();
const [row] = await gpu.runImageProgram([lcg(64, 64, 3, 1)], {
  steps: [{ op: 'resize', input: -1, width: 40, height: 40 }],
  outputs: [0],
});
self.postMessage(row!.map(plainResult), { transfer: [] });
