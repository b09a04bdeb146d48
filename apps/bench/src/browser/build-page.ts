import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assetPlugin } from '@pixelframe/dev/asset-plugin';
import { build, preview } from 'vite';

const isolation = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };

export interface ServedPage {
  /** Ends in a slash. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Builds a page for production, as a user would ship it, and serves it cross-origin isolated. A development server's
 * unbundled modules would slow whoever has more of them.
 *
 * @param page the page's folder, with its index.html
 * @param files a folder served beside it
 */
export async function servePage(page: URL, files: string): Promise<ServedPage> {
  const root = fileURLToPath(page);
  const outDir = await mkdtemp(join(tmpdir(), 'pixelframe-bench-'));
  const remove = (): Promise<void> => rm(outDir, { recursive: true, force: true });
  try {
    const shared = { root, base: './', configFile: false, envDir: false, css: { postcss: {} } } as const;
    await build({
      ...shared,
      publicDir: files,
      logLevel: 'error',
      plugins: [assetPlugin()],
      worker: { format: 'es', plugins: () => [assetPlugin()] },
      build: { outDir, emptyOutDir: true, target: 'es2023', assetsInlineLimit: 0, chunkSizeWarningLimit: 2000 },
    });
    const server = await preview({
      ...shared,
      logLevel: 'error',
      build: { outDir },
      preview: { host: '127.0.0.1', port: 0, headers: isolation },
    });
    return {
      url: server.resolvedUrls!.local[0]!,
      async close() {
        await server.close();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}
