import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('page/', import.meta.url));
const shared = { root, base: './', configFile: false, envDir: false, css: { postcss: {} }, logLevel: 'warn' } as const;

/** The page as an application's build ships it: the package bundled in and minified by Vite. */
export async function buildBundledPage(packageFolder: string, outDir: string): Promise<void> {
  await build({
    ...shared,
    resolve: { alias: { pixelframe: join(packageFolder, 'index.js') } },
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, target: 'es2023', assetsInlineLimit: 0, chunkSizeWarningLimit: 1000 },
  });
}

/** The page without a bundler: an import map that names the package's own files, served at `packageUrl`. */
export async function buildPlainPage(packageUrl: string, outDir: string): Promise<void> {
  await build({
    ...shared,
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2023',
      modulePreload: false,
      rolldownOptions: { external: ['pixelframe'] },
    },
  });
  const path = join(outDir, 'index.html');
  const map = JSON.stringify({ imports: { pixelframe: `${packageUrl}index.js` } });
  const html = await readFile(path, 'utf8');
  await writeFile(path, html.replace('<script', `<script type="importmap">${map}</script>\n  <script`));
}
