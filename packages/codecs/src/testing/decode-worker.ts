import { createCodecs } from '../create-codecs.ts';

/** What the browser test needs of a worker: bytes in, the decoded picture or the error's text out. */
const codecs = createCodecs({
  loadWasm: async (url) => WebAssembly.compileStreaming(fetch(url)),
});

addEventListener('message', (event: MessageEvent<Uint8Array>) => {
  codecs
    .decode(event.data, { strict: true, maxPixels: 1e6, orientation: 'ignore' })
    .then(({ image, header }) => postMessage({ image, format: header.format }))
    .catch((error: unknown) => postMessage({ failed: String(error) }));
});
