import { defineConfig } from 'vite';
import { assetPlugin } from './apps/dev/src/asset-plugin.ts';
import { bundledDependencies } from './apps/dev/src/vite-dependencies.ts';

// Makes the page cross-origin isolated; public/_headers says the same to a static host.
const headers = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };

export default defineConfig({
  base: './',
  css: { postcss: {} },
  envDir: false,
  plugins: [assetPlugin()],
  worker: { format: 'es', plugins: () => [assetPlugin()] },
  optimizeDeps: bundledDependencies,
  server: { host: '127.0.0.1', headers },
  preview: { host: '127.0.0.1', headers },
  build: { outDir: 'dist', target: 'es2023', assetsInlineLimit: 0, chunkSizeWarningLimit: 1000 },
});
