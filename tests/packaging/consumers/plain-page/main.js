import { ask } from './ask.js';
import * as pixelframe from './node_modules/pixelframe/index.js';

const jpeg = new Uint8Array(await (await fetch('./photo.jpg')).arrayBuffer());
const shipped = await ask(pixelframe, pixelframe.createSession({ workers: 2 }), jpeg);
globalThis.answers = { shipped };
