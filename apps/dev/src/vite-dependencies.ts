/**
 * What Vite's dev server bundles beforehand. Named, because a dependency it finds only when a worker asks for it makes
 * it reload the page in the middle of a test. Left out: packages whose glue finds its wasm beside itself.
 */
export const bundledDependencies: { include: string[]; exclude: string[] } = {
  include: ['@pixelframe/columnar > apache-arrow', '@pixelframe/engine > comlink', '@pixelframe/io > hyparquet'],
  exclude: ['parquet-wasm', '@jsquash/jpeg', '@jsquash/png', '@jsquash/webp'],
};
