import { posix } from 'node:path';
import { findCycles } from './find-cycles.ts';
import { readImports, type ImportSite } from './read-imports.ts';

/** A package of the workspace: where it lies and what it lets others import. */
export interface Room {
  readonly name: string;
  /** Folder relative to the root, as 'packages/plan'. */
  readonly folder: string;
  /** `exports` of its package.json: sub-path -> file. */
  readonly exports: Readonly<Record<string, string>>;
}

export interface Tree {
  readonly rooms: readonly Room[];
  /** Path relative to the root -> source, for every TypeScript file of the rooms. */
  readonly files: ReadonlyMap<string, string>;
  /** Room -> rooms it may import. */
  readonly edges: Readonly<Record<string, readonly string[]>>;
}

/**
 * Everything in which a tree breaks the house's rules: rooms import in one direction and only what a room exports,
 * relative paths stay inside their room, `src/index.ts` re-exports and nothing else and is not imported from inside,
 * no file imports itself through others (types aside, which leave no import behind).
 *
 * @returns one line per violation, with file and line; empty when there is none
 */
export function checkImports(tree: Tree): string[] {
  const violations: string[] = [];
  const graph = new Map<string, string[]>();
  for (const [path, source] of tree.files) {
    const room = tree.rooms.find((candidate) => path.startsWith(`${candidate.folder}/`));
    if (room === undefined) continue;
    const { sites, onlyReExports } = readImports(path, source);
    if (isSurface(room, path) && !onlyReExports) {
      violations.push(`${path}: a room's index.ts only re-exports; move its code to a file of its own`);
    }
    const targets: string[] = [];
    graph.set(path, targets);
    for (const site of sites) {
      const specifier = site.specifier.replace(/\?.*$/, '');
      const outcome = specifier.startsWith('.')
        ? checkRelative(path, room, specifier)
        : checkPackage(tree, room, specifier, site);
      if (outcome.problem !== undefined) violations.push(`${path}:${site.line}: ${outcome.problem}`);
      // A worker is started by its URL from the file that the worker may itself import: no cycle.
      if (outcome.target !== undefined && site.kind !== 'type' && site.kind !== 'worker') targets.push(outcome.target);
    }
  }
  for (const cycle of findCycles(graph)) violations.push(`import cycle: ${cycle.join(' -> ')}`);
  return violations;
}

/** An index.ts that others import: the room's own or one of its sub-paths'. */
function isSurface(room: Room, path: string): boolean {
  if (path === `${room.folder}/src/index.ts`) return true;
  const exported = Object.values(room.exports).map((file) => posix.join(room.folder, file));
  return path.endsWith('/index.ts') && exported.includes(path);
}

interface Outcome {
  readonly problem?: string;
  /** File imported, relative to the root, where it is one of ours. */
  readonly target?: string;
}

function checkRelative(path: string, room: Room, specifier: string): Outcome {
  const target = posix.normalize(posix.join(posix.dirname(path), specifier));
  if (!target.startsWith(`${room.folder}/`)) {
    return { problem: `'${specifier}' leaves ${room.name}; import a package by its name` };
  }
  if (target === `${room.folder}/src/index.ts`) {
    return { problem: `'${specifier}' is the room's own surface; import the file that holds what you need`, target };
  }
  return { target };
}

function checkPackage(tree: Tree, room: Room, specifier: string, site: ImportSite): Outcome {
  const parts = specifier.split('/');
  const name = parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
  const target = tree.rooms.find((candidate) => candidate.name === name);
  if (target === undefined) {
    return name.startsWith('@pixelframe/') ? { problem: `there is no room '${name}'` } : {};
  }
  if (target.name === room.name) return { problem: `${room.name} imports itself; use a relative path` };
  const allowed = tree.edges[room.name] ?? [];
  if (!allowed.includes(target.name)) {
    const list = allowed.length === 0 ? 'no other room' : allowed.join(', ');
    return { problem: `${room.name} may not import ${target.name}; it may import ${list}` };
  }
  const subPath = ['.', ...parts.slice(name.split('/').length)].join('/');
  const file = target.exports[subPath];
  if (file === undefined) {
    const list = Object.keys(target.exports).join(', ');
    return { problem: `'${site.specifier}' reaches into ${target.name}, which exports ${list}` };
  }
  return { target: posix.join(target.folder, file) };
}
