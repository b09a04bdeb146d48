// Does by the length of the file what a decoder must never do.
import { parentPort } from 'node:worker_threads';

parentPort.on('message', ({ bytes }) => {
  if (bytes.length === 1) for (;;);
  if (bytes.length === 2) process.exit(7);
  if (bytes.length === 3) throw new Error('gave up');
  parentPort.postMessage({ kind: 'fine', outcome: 'picture' });
});
parentPort.postMessage('ready');
