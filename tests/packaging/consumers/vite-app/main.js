import * as pixelframe from 'pixelframe';
import * as images from 'pixelframe/images';
import { ask, askSingle } from './ask.js';

const worker = () => new Worker(new URL('./pf-worker.js', import.meta.url), { type: 'module' });
const jpeg = new Uint8Array(await (await fetch('./photo.jpg')).arrayBuffer());
const shipped = await ask(pixelframe, pixelframe.createSession({ workers: 2 }), jpeg);
const own = await ask(pixelframe, pixelframe.createSession({ workers: 2, worker }), jpeg);
globalThis.answers = { shipped, own, single: await askSingle(images, jpeg) };
