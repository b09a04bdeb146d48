// `node --import tsx --import apps/dev/node-hooks.mjs`: lets Node run sources that import `?asset` and `?raw`.
import { register } from 'node:module';

register('./asset-loader.mjs', import.meta.url);
