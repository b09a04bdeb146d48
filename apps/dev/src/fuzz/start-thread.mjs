// A thread's first module: plain, since loaders reach only what is imported after them.
import { register } from 'tsx/esm/api';
import '../../node-hooks.mjs';

register();
await import('./decode-worker.ts');
