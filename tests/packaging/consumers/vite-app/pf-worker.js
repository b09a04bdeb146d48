import { startWorker } from 'pixelframe/worker';

startWorker();
