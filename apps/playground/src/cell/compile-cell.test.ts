import { describe, expect, test } from 'vitest';
import { compileCell, syntaxErrorLine } from './compile-cell.ts';

const scope = {
  resolve: (specifier: string): string => `blob:${specifier}`,
  globalsUrl: 'blob:globals',
  globals: ['show', 'files'],
};
const moduleOf = (code: string): string => compileCell(code, { ...scope, globals: [] }).module;

describe('imports', () => {
  test('of every form are resolved; strings elsewhere are left alone', () => {
    const code = [
      "import d, { a as b } from 'pixelframe';",
      'import * as F from "pixelframe/functions";',
      "import 'x';",
      "export { y } from 'y';",
      "const z = await import('z'), s = 'pixelframe';",
    ].join('\n');
    expect(moduleOf(code)).toBe(
      [
        'import d, { a as b } from "blob:pixelframe";',
        'import * as F from "blob:pixelframe/functions";',
        'import "blob:x";',
        'export { y } from "blob:y";',
        'const z = await import("blob:z"), s = \'pixelframe\';\n',
      ].join('\n'),
    );
  });

  test('what the cell does not declare itself is imported after its last line', () => {
    const { module } = compileCell('const f = (files) => files;\nconst { a: show } = {};', scope);
    expect(module).toBe(
      'const f = (files) => files;\nconst { a: show } = {};\nimport { files } from "blob:globals";\n',
    );
    expect(compileCell('1', scope).module.split('\n').at(-2)).toBe('import { show, files } from "blob:globals";');
  });
});

describe('the result', () => {
  test('a last expression becomes the default export, comments and all', () => {
    expect(moduleOf('const a = 1;\n(a, b); // done')).toBe('const a = 1;\nexport default ((a, b)); // done\n');
    expect(moduleOf('await df\n  .show()')).toBe('export default (await df\n  .show())\n');
  });

  test('anything else at the end does not', () => {
    for (const code of ['a;\nconst b = 1;', 'export default a;', 'export default a;\nb();', 'if (x) y;', '']) {
      expect(moduleOf(code)).toBe(`${code}\n`);
    }
  });

  test('exports are listed as they are written', () => {
    const code =
      'export const z = (k) => { const no = 1; }, { q, r: [a] } = x;\nconst b = 1;\nexport { b };\nexport default 3;';
    expect(compileCell(code, scope).exports).toEqual(['z', 'q', 'a', 'b']);
  });
});

test('the line of a syntax error', () => {
  expect(syntaxErrorLine('const a = 1;\nconst b = ;\n')).toBe(2);
  expect(syntaxErrorLine('const a = 1;')).toBeNull();
});
