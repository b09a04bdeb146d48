import { startWorker } from 'pixelframe/worker';
import { Embedder, normalize } from './registered-udfs.js';

startWorker({ udfs: { normalize, Embedder } });
