import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { globSync } from 'tinyglobby';
import { findDeclaration, splitNamedImports, type Declared } from './find-declaration.ts';
import { readManifest, type Entry } from './manifest.ts';

export interface BuiltTypes {
  /** Entry -> its declaration file, relative to the output folder, as `./types/...`. */
  typesOf(entry: Entry): string;
  /** Packages of others that the declarations mention. */
  readonly packages: readonly string[];
}

const compiler = fileURLToPath(new URL('../../../../node_modules/typescript/bin/tsc', import.meta.url));
const specifiers = /(\bfrom\s*|\bimport\s*\(\s*|^\s*import\s+)(['"])([^'"]+)\2/gm;

/**
 * Declarations of the entries and of everything they mention in the private rooms, as files of the package: specifiers
 * of rooms become relative paths, `.ts` becomes `.js`, which is how a declaration file names another.
 *
 * @param root the workspace, whose tsconfig.json is used
 * @param out folder of the built package; the declarations go to `types/` below it
 * @throws {Error} with the compiler's messages
 */
export async function buildTypes(root: string, entries: readonly Entry[], out: string): Promise<BuiltTypes> {
  const packages = join(root, 'packages');
  const surfaces = readSurfaces(packages);
  const emitted = await emitDeclarations(root, packages, entries, surfaces);
  try {
    const others = new Set<string>();
    const queue = entries.map((entry) => declarationOf(relative(packages, entry.source)));
    const seen = new Set(queue);
    const targetOf = (file: string, specifier: string): string | undefined => {
      const source = specifier.startsWith('.') ? join(dirname(file), specifier) : surfaces.get(specifier);
      return source === undefined ? undefined : declarationOf(source);
    };
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      const here = dirname(file);
      const spell = (target: string): string => {
        if (!seen.has(target) && existsSync(join(emitted, target))) {
          seen.add(target);
          queue.push(target);
        }
        const way = relative(here, target).replace(/\.d\.ts$/, '.js');
        return way.startsWith('.') ? way : `./${way}`;
      };
      const find = (specifier: string, name: string): Declared | undefined => {
        const target = targetOf(file, specifier);
        return target === undefined ? undefined : findDeclaration(emitted, target, name, targetOf);
      };
      const split = splitNamedImports(await readFile(join(emitted, file), 'utf8'), find, spell);
      const text = split.replace(specifiers, (all: string, before: string, quote: string, specifier: string) => {
        if (specifier.startsWith('.') && specifier.endsWith('.js')) return all;
        const target = targetOf(file, specifier);
        if (target !== undefined) return `${before}${quote}${spell(target)}${quote}`;
        const parts = specifier.split('/');
        others.add(parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/'));
        return all;
      });
      await mkdir(join(out, 'types', here), { recursive: true });
      await writeFile(join(out, 'types', file), text.replace(/^\/\/# sourceMappingURL=.*$/m, ''));
    }
    return {
      typesOf: (entry) => `./types/${declarationOf(relative(packages, entry.source))}`,
      packages: [...others].filter((name) => !name.startsWith('node:')).sort(),
    };
  } finally {
    await rm(emitted, { recursive: true });
  }
}

async function emitDeclarations(
  root: string,
  packages: string,
  entries: readonly Entry[],
  surfaces: ReadonlyMap<string, string>,
): Promise<string> {
  // Below node_modules, so that the compiler finds the workspace's types from there.
  const cache = join(root, 'node_modules', '.cache');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'pixelframe-types-'));
  const config = join(folder, 'tsconfig.json');
  const emitted = join(folder, 'emitted');
  const ambient = globSync('*/src/**/*.d.ts', { cwd: packages, absolute: true, ignore: '**/node_modules/**' });
  await writeFile(
    config,
    JSON.stringify({
      extends: join(root, 'tsconfig.json'),
      compilerOptions: {
        noEmit: false,
        declaration: true,
        emitDeclarationOnly: true,
        stripInternal: true,
        rootDir: packages,
        outDir: emitted,
        // What is found through node_modules counts as somebody else's, and has no declarations made.
        paths: Object.fromEntries([...surfaces].map(([name, file]) => [name, [join(packages, file)]])),
      },
      files: [...entries.map((entry) => entry.source), ...ambient],
      include: [],
    }),
  );
  try {
    await promisify(execFile)(process.execPath, [compiler, '-p', config], { cwd: root, maxBuffer: 1 << 26 });
    const kept = await mkdtemp(join(cache, 'pixelframe-emitted-'));
    await cp(emitted, kept, { recursive: true });
    return kept;
  } catch (error) {
    const output = error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error);
    throw new Error(`The declarations could not be made:\n${output}`, { cause: error });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Import name -> source below packages/, as '@pixelframe/plan' -> 'plan/src/index.ts'. */
function readSurfaces(packages: string): Map<string, string> {
  const surfaces = new Map<string, string>();
  for (const path of globSync('*/package.json', { cwd: packages })) {
    const manifest = readManifest(join(packages, dirname(path)));
    for (const [subPath, file] of Object.entries(manifest.exports)) {
      surfaces.set(`${manifest.name}${subPath.slice(1)}`, join(dirname(path), file));
    }
  }
  return surfaces;
}

function declarationOf(source: string): string {
  return source.replace(/(\.d)?\.[jt]s$/, '.d.ts');
}
