/**
 * What Vite's dev server bundles beforehand. Named, because a dependency it finds only when a worker asks for it makes
 * it reload the page in the middle of a test. Left out: packages whose glue finds its wasm beside itself.
 */
export const bundledDependencies: { include: string[]; exclude: string[] } = {
  include: [
    '@pixelframe/codecs > fflate',
    '@pixelframe/codecs > jpeg-js',
    '@pixelframe/columnar > apache-arrow',
    '@pixelframe/elements > lit',
    '@pixelframe/engine > acorn',
    '@pixelframe/engine > comlink',
    '@pixelframe/evaluators > @noble/hashes/legacy.js',
    '@pixelframe/evaluators > fflate',
    '@pixelframe/io > hyparquet',
    '@pixelframe/models > @huggingface/tokenizers',
    '@pixelframe/models > @noble/hashes/sha2.js',
    '@pixelframe/playground > @codemirror/commands',
    '@pixelframe/playground > @codemirror/lang-javascript',
    '@pixelframe/playground > @codemirror/language',
    '@pixelframe/playground > @codemirror/state',
    '@pixelframe/playground > @codemirror/view',
    '@pixelframe/playground > @lezer/highlight',
    'fast-check',
  ],
  exclude: [
    'parquet-wasm',
    '@jsquash/avif',
    '@jsquash/jpeg',
    '@jsquash/jxl',
    '@jsquash/png',
    '@jsquash/webp',
    'onnxruntime-web',
  ],
};
