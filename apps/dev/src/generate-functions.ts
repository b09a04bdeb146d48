import { readFile, writeFile } from 'node:fs/promises';
import type { FunctionDefinition, ParamSpec } from '@pixelframe/plan';
import { FUNCTIONS } from '@pixelframe/plan';

/** Type names that signatures may use and where the generated files get them from. */
const VALUE_TYPES: Readonly<Record<string, string>> = {
  ImageValue: "import type { ImageValue } from '@pixelframe/columnar';",
  TensorValue: "import type { TensorValue } from '@pixelframe/columnar';",
};

const GENERATED = '// Generated from the definitions in @pixelframe/plan by `npm run generate`. Do not edit.\n';

const required = (definition: FunctionDefinition): ParamSpec[] =>
  definition.params.filter((param) => param.default === undefined);
const optional = (definition: FunctionDefinition): ParamSpec[] =>
  definition.params.filter((param) => param.default !== undefined);

const argType = (values: boolean | undefined): string =>
  values === true ? 'readonly (null | boolean | number | bigint | string | Date | Uint8Array)[]' : 'ExpressionLike';

function docComment(definition: FunctionDefinition, indent: string, fromArg: number): string {
  const show = (value: unknown): string => JSON.stringify(value) ?? 'undefined';
  const lines = [
    definition.doc,
    '',
    ...definition.args.slice(fromArg).map((arg) => `@param ${arg.name} ${arg.doc}`),
    ...required(definition).map((param) => `@param ${param.name} ${param.doc}`),
    ...(optional(definition).length === 0
      ? []
      : [
          `@param options ${optional(definition)
            .map((param) => `\`${param.name}\` (default ${show(param.default)}): ${param.doc}`)
            .join(' ')}`,
        ]),
    '@example',
    definition.example,
  ];
  const text = lines.filter((line, i) => line !== '' || lines[i + 1] !== '@example' || i > 1);
  return [`${indent}/**`, ...text.map((line) => `${indent} *${line === '' ? '' : ` ${line}`}`), `${indent} */`].join(
    '\n',
  );
}

function parameters(definition: FunctionDefinition, fromArg: number): { declared: string; args: string; rest: string } {
  const args = definition.args.slice(fromArg);
  const params = required(definition);
  const options = optional(definition);
  const declared = [
    ...args.map((arg) => `${arg.name}: ${argType(arg.values)}`),
    ...params.map((param) => `${param.name}: ${param.type}`),
    ...(options.length === 0
      ? []
      : [`options?: { ${options.map((param) => `readonly ${param.name}?: ${param.type}`).join('; ')} }`]),
  ];
  const rest = [...params.map((param) => param.name), ...(options.length === 0 ? [] : ['options'])];
  return {
    declared: declared.join(', '),
    args: `[${args.map((arg) => arg.name).join(', ')}]`,
    rest: `[${rest.join(', ')}]`,
  };
}

function usedImports(definitions: readonly FunctionDefinition[]): string[] {
  const text = definitions.map((definition) => definition.returns).join(' ');
  return Object.entries(VALUE_TYPES)
    .filter(([name]) => text.includes(name))
    .map(([, line]) => line);
}

function methodsFile(definitions: readonly FunctionDefinition[]): string {
  const methods = definitions.map((definition) => {
    const { declared, args, rest } = parameters(definition, 1);
    return `${docComment(definition, '  ', 1)}\n  ${definition.name}(${declared}): Expression<${definition.returns}> {\n    return this.invoke('${definition.name}', ${args}, ${rest});\n  }`;
  });
  return [
    GENERATED,
    ...usedImports(definitions),
    "import type { Expression, ExpressionLike } from '../expression.ts';",
    '',
    '/** One method per function; {@link Expression} is what implements `invoke`. */',
    'export abstract class ExpressionMethods {',
    '  protected abstract invoke(name: string, args: readonly unknown[], rest: readonly unknown[]): Expression<never>;',
    '',
    methods.join('\n\n'),
    '}',
    '',
  ].join('\n');
}

function functionsFile(definitions: readonly FunctionDefinition[]): string {
  const functions = definitions.map((definition) => {
    const { declared, args, rest } = parameters(definition, 0);
    return `${docComment(definition, '', 0)}\nexport function ${definition.name}(${declared}): Expression<${definition.returns}> {\n  return callFunction('${definition.name}', ${args}, ${rest});\n}`;
  });
  return [
    GENERATED,
    ...usedImports(definitions),
    "import type { Expression, ExpressionLike } from '../expression.ts';",
    "import { callFunction } from '../expression.ts';",
    '',
    functions.join('\n\n'),
    '',
  ].join('\n');
}

function docsFile(definitions: readonly FunctionDefinition[]): string {
  const rows = definitions.map((definition) => {
    const { declared } = parameters(definition, 0);
    const cell = (text: string): string => text.replaceAll('|', '\\|');
    return `| \`${definition.name}\` | \`${cell(definition.daft)}\` | \`${cell(`${definition.name}(${declared})`)}\` | ${cell(definition.doc)} |`;
  });
  return [
    '# Functions',
    '',
    'Every function is a method of an expression and a free function with the expression first.',
    'This page is generated from the definitions (`npm run generate`).',
    '',
    '| Name | Daft | Signature | What it does |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

/** The functions `pixelframe` itself exports; the others live in `pixelframe/functions`. */
const isImageFunction = (definition: FunctionDefinition): boolean =>
  definition.image !== undefined || definition.name === 'hammingDistance' || definition.name === 'download';

/** Path from the repository's root -> what should stand there. */
export function generatedFiles(): Map<string, string> {
  const all = [...FUNCTIONS.values()];
  const folder = 'packages/pixelframe/src/generated';
  return new Map([
    [`${folder}/expression-methods.ts`, methodsFile(all)],
    [`${folder}/functions.ts`, functionsFile(all.filter((definition) => !isImageFunction(definition)))],
    [`${folder}/image-functions.ts`, functionsFile(all.filter(isImageFunction))],
    ['apps/docs/functions.md', docsFile(all)],
  ]);
}

/** Paths whose committed content is not what the definitions give. */
export async function staleFiles(root: URL): Promise<string[]> {
  const stale: string[] = [];
  for (const [path, content] of generatedFiles()) {
    const committed = await readFile(new URL(path, root), 'utf8').catch(() => null);
    if (committed !== content) stale.push(path);
  }
  return stale;
}

export async function writeGenerated(root: URL): Promise<void> {
  for (const [path, content] of generatedFiles()) await writeFile(new URL(path, root), content);
}
