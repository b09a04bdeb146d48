export { startWorker } from '@pixelframe/engine/worker';
