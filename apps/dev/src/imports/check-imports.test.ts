import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { checkImports } from './check-imports.ts';
import { readTree } from './read-tree.ts';
import { roomEdges } from './room-edges.ts';

const rooms = [
  { name: '@x/low', folder: 'packages/low', exports: { '.': './src/index.ts' } },
  { name: '@x/high', folder: 'packages/high', exports: { '.': './src/index.ts', './extra': './src/extra.ts' } },
];
const edges = { '@x/low': [], '@x/high': ['@x/low'] };

function check(files: Record<string, string>): string[] {
  return checkImports({ rooms, edges, files: new Map(Object.entries(files)) });
}

test('a tree that keeps the rules', () => {
  const violations = check({
    'packages/low/src/index.ts': `export { a } from './a.ts';\nexport type * from './b.ts';`,
    'packages/low/src/a.ts': `import type { B } from './b.ts';\nexport const a: B = 1;`,
    'packages/low/src/b.ts': `import { type a } from './a.ts';\nexport type B = typeof a;`,
    'packages/high/src/start.ts': `export const w = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });`,
    'packages/high/src/worker.ts': `import '@x/low';\nimport './start.ts';\nawait import('./late.ts');`,
    'packages/high/src/late.ts': `import lit from 'lit';\nimport text from './k.wgsl?raw';\nexport { lit, text };`,
  });
  expect(violations).toEqual([]);
});

test('an import against the direction, static, dynamic or of a type', () => {
  const violations = check({
    'packages/low/src/a.ts': `import { x } from '@x/high';\nexport const y = x;`,
    'packages/low/src/b.ts': `export const load = () => import('@x/high/extra');`,
    'packages/low/src/c.ts': `\n\nexport type { X } from '@x/high';`,
  });
  const rest = '@x/low may not import @x/high; it may import no other room';
  expect(violations).toEqual([
    `packages/low/src/a.ts:1: ${rest}`,
    `packages/low/src/b.ts:1: ${rest}`,
    `packages/low/src/c.ts:3: ${rest}`,
  ]);
});

test('a deep import by name and by path', () => {
  const violations = check({
    'packages/high/src/a.ts': `import '@x/low/src/a.ts';\nimport '../../low/src/a.ts';`,
    'packages/high/src/b.ts': `new Worker(new URL('../../low/src/w.ts', import.meta.url));\nnew URL('../../../out', import.meta.url);`,
  });
  expect(violations).toEqual([
    "packages/high/src/a.ts:1: '@x/low/src/a.ts' reaches into @x/low, which exports .",
    "packages/high/src/a.ts:2: '../../low/src/a.ts' leaves @x/high; import a package by its name",
    "packages/high/src/b.ts:1: '../../low/src/w.ts' leaves @x/high; import a package by its name",
  ]);
});

test('a cycle of files, also through a lazy import', () => {
  const violations = check({
    'packages/low/src/a.ts': `import './b.ts';`,
    'packages/low/src/b.ts': `export * from './c.ts';`,
    'packages/low/src/c.ts': `await import('./a.ts');`,
    'packages/low/src/d.ts': `import './a.ts';`,
  });
  expect(violations).toEqual([
    'import cycle: packages/low/src/a.ts -> packages/low/src/b.ts -> packages/low/src/c.ts -> packages/low/src/a.ts',
  ]);
});

test('an index.ts with code, an index.ts imported from inside, a room that imports itself, an unknown room', () => {
  const violations = check({
    'packages/low/src/index.ts': `export { b } from './b.ts';\nexport const c = 1;`,
    'packages/low/src/b.ts': `import { c } from './index.ts';\nexport const b = c;`,
    'packages/high/src/d.ts': `import '@x/high';\nimport '@pixelframe/absent';`,
  });
  expect(violations).toEqual([
    "packages/low/src/index.ts: a room's index.ts only re-exports; move its code to a file of its own",
    "packages/low/src/b.ts:1: './index.ts' is the room's own surface; import the file that holds what you need",
    'packages/high/src/d.ts:1: @x/high imports itself; use a relative path',
    "packages/high/src/d.ts:2: there is no room '@pixelframe/absent'",
    'import cycle: packages/low/src/b.ts -> packages/low/src/index.ts -> packages/low/src/b.ts',
  ]);
});

test('the table of rooms has no cycle and names no unknown room', () => {
  const known = Object.keys(roomEdges);
  const done = new Set<string>();
  for (let progress = true; progress;) {
    progress = false;
    for (const room of known) {
      if (done.has(room) || !roomEdges[room]!.every((target) => done.has(target))) continue;
      done.add(room);
      progress = true;
    }
  }
  expect([...done].sort()).toEqual([...known].sort());
});

test('every room of the workspace is in the table', () => {
  const tree = readTree(fileURLToPath(new URL('../../../..', import.meta.url)));
  expect(tree.rooms.map((room) => room.name).filter((name) => !Object.hasOwn(roomEdges, name))).toEqual([]);
  expect(tree.files.size).toBeGreaterThan(10);
});
