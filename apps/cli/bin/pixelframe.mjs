#!/usr/bin/env node
// Plain JavaScript and committed, so that npm links it: `npx pixelframe` works after `npm ci` alone.
import 'tsx';
import '@pixelframe/dev/node-hooks';

const { main } = await import('../src/main.ts');
await main(process.argv.slice(2));
