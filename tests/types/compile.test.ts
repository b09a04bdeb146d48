import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const compiler = fileURLToPath(new URL('node_modules/typescript/bin/tsc', root));

/** The errors in a file of this text, and how many types the compiler had to make. */
async function compile(text: string): Promise<{ errors: string[]; instantiations: number }> {
  // Beside the project's own modules, so that imports resolve as they do in it.
  const cache = new URL('node_modules/.cache/pixelframe-types/', root);
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(fileURLToPath(cache));
  try {
    await writeFile(`${folder}/main.ts`, text);
    const assets = fileURLToPath(new URL('packages/codecs/src/asset.d.ts', root));
    const config = {
      extends: fileURLToPath(new URL('tsconfig.json', root)),
      include: ['main.ts', assets],
      exclude: [],
    };
    await writeFile(`${folder}/tsconfig.json`, JSON.stringify(config));
    const output = await new Promise<string>((resolve) => {
      execFile(
        process.execPath,
        [compiler, '--noEmit', '--extendedDiagnostics', '--pretty', 'false', '-p', folder],
        (_, stdout) => resolve(stdout),
      );
    });
    const count = /Instantiations:\s+(\d+)/.exec(output)?.[1];
    expect(count, output).toBeDefined();
    const errors = output.split('\n').filter((line) => line.includes('main.ts(') && line.includes('error TS'));
    return { errors, instantiations: Number(count) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const HEAD = `import { col, fromColumns } from 'pixelframe';
export const df = fromColumns({ name: ['a'], age: [1], score: [1.5] });
export { col };
`;

test('an unknown name is an error that lists the columns there are', { timeout: 60_000 }, async () => {
  const { errors } = await compile(`${HEAD}df.sort('nme');\ndf.exclude('nme');\ndf.groupBy('nme');\n`);
  expect(errors).toHaveLength(3);
  for (const error of errors) {
    expect(error).toContain('"nme"');
    for (const name of ['"name"', '"age"', '"score"']) expect(error).toContain(name);
  }
});

test('a DataFrame shows its columns in one flat list', { timeout: 60_000 }, async () => {
  const { errors } = await compile(`${HEAD}const shown: never = df
  .withColumn('double', col('score').mul(2))
  .exclude('name')
  .withColumnRenamed('age', 'years')
  .select('years', 'double', col('score').gt(1).alias('high'));
export { shown };
`);
  expect(errors.join('\n')).toMatch(
    /Type 'DataFrame<\{ (?=.*years: number)(?=.*double: number \| null)(?=.*high: boolean \| null)[^{}]*\}>' is not assignable to type 'never'/,
  );
});

test('a pipeline of thirty steps stays cheap to check', { timeout: 60_000 }, async () => {
  const steps = Array.from({ length: 30 }, (_, i) =>
    i % 3 === 0
      ? `.withColumn('c${i}', col('score').add(${i}))`
      : i % 3 === 1
        ? `.withColumnRenamed('c${i - 1}', 'd${i}')`
        : `.where(col('d${i - 1}').gt(0))`,
  );
  const empty = await compile(`${HEAD}export const rows = df;\n`);
  const long = await compile(`${HEAD}export const rows = await df${steps.join('\n  ')}\n  .toRows();\n`);
  expect(long.errors).toEqual([]);
  // About two seconds would be millions of them.
  expect(long.instantiations - empty.instantiations).toBeLessThan(200_000);
});
