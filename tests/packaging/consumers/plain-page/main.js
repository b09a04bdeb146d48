import { ask, askSingle } from './ask.js';
import * as images from './node_modules/pixelframe/images.js';
import * as pixelframe from './node_modules/pixelframe/index.js';

const jpeg = new Uint8Array(await (await fetch('./photo.jpg')).arrayBuffer());
const shipped = await ask(pixelframe, pixelframe.createSession({ workers: 2 }), jpeg);
globalThis.answers = { shipped, single: await askSingle(images, jpeg) };
