import { startWorker } from '@pixelframe/engine/worker';

startWorker();
