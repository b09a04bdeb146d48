import { spawnSync } from 'node:child_process';

/** A program, or why there is none. */
export type Found = { readonly path: string } | { readonly reason: string };

/** A Python that has `modules`: the one PIXELFRAME_PYTHON names, else python3. */
export function findPython(...modules: readonly string[]): Found {
  const path = process.env['PIXELFRAME_PYTHON'] ?? 'python3';
  const { status } = spawnSync(path, ['-c', `import ${modules.join(', ')}`], { stdio: 'ignore', timeout: 60_000 });
  if (status === 0) return { path };
  return { reason: `${path} cannot import ${modules.join(', ')}; PIXELFRAME_PYTHON names another Python` };
}
