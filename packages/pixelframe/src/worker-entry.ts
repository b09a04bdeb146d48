// What the workers run that a session starts by itself. An application with its own script imports pixelframe/worker.
import { startWorker } from './worker.ts';

startWorker();
