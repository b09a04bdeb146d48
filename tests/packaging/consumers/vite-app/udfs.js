import * as pixelframe from 'pixelframe';
import { askModels } from './ask-models.js';
import { askUdfs } from './ask-udfs.js';

const worker = () => new Worker(new URL('./pf-worker.js', import.meta.url), { type: 'module' });
const session = pixelframe.createSession({ workers: 2, worker });
globalThis.answers = { udfs: await askUdfs(pixelframe, session), models: await askModels(pixelframe, session) };
