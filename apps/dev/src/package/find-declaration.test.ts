import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findDeclaration, splitNamedImports, type Declared } from './find-declaration.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pixelframe-declarations-'));
  const files = {
    'index.d.ts': `export * from './all.ts';\nexport { inner as outer } from './renamed.ts';\nexport type { Other } from 'elsewhere';`,
    'all.d.ts': `export interface One { a: 1 }\nexport declare const two: 2;`,
    'renamed.d.ts': `declare const inner: 1;\nexport { inner };`,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
});
afterAll(() => rmSync(folder, { recursive: true }));

const targetOf = (_: string, specifier: string): string | undefined =>
  specifier === 'room'
    ? 'index.d.ts'
    : specifier.startsWith('./')
      ? specifier.slice(2).replace('.ts', '.d.ts')
      : undefined;
const find = (specifier: string, name: string): Declared | undefined => {
  const target = targetOf('', specifier);
  return target === undefined ? undefined : findDeclaration(folder, target, name, targetOf);
};

test('names are followed through stars and renames, and not into packages of others', () => {
  expect(find('room', 'One')).toEqual({ file: 'all.d.ts', name: 'One' });
  expect(find('room', 'outer')).toEqual({ file: 'renamed.d.ts', name: 'inner' });
  expect(find('room', 'Other')).toBeUndefined();
  expect(find('room', 'absent')).toBeUndefined();
});

test('a statement becomes one per declaring file, or stays', () => {
  const split = (text: string): string => splitNamedImports(text, find, (file) => `<${file}>`);
  expect(split(`import { type One as Uno, outer, two } from 'room';`)).toBe(
    `import { type One as Uno, two } from '<all.d.ts>';\nimport { inner as outer } from '<renamed.d.ts>';`,
  );
  expect(split(`export type { One } from 'room';`)).toBe(`export type { One } from '<all.d.ts>';`);
  for (const text of [`import { One, Other } from 'room';`, `import { x } from 'elsewhere';`, `export {};`]) {
    expect(split(text)).toBe(text);
  }
});
