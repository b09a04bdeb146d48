import { readFile, writeFile } from 'node:fs/promises';
import type { ArgSpec, FunctionDefinition, FunctionFamily, ParamSpec } from '@pixelframe/plan';
import { familyOf, FUNCTIONS, NAMESPACES } from '@pixelframe/plan';
import { registerAllFunctions } from '@pixelframe/plan/functions';
import { LEFT_OUT, SPELLED_OTHERWISE } from './left-out.ts';

/** Type names that signatures may use and where the generated files get them from. */
const VALUE_TYPES: Readonly<Record<string, string>> = {
  DataType: "import type { DataType } from '@pixelframe/columnar';",
  ImageValue: "import type { ImageValue } from '@pixelframe/columnar';",
  TensorValue: "import type { TensorValue } from '@pixelframe/columnar';",
  ModelProvider: "import type { ModelProvider } from '../models/provider.ts';",
};

const GENERATED = '// Generated from the definitions in @pixelframe/plan by `npm run generate`. Do not edit.\n';

const required = (definition: FunctionDefinition): ParamSpec[] =>
  definition.params.filter((param) => param.default === undefined);
const optional = (definition: FunctionDefinition): ParamSpec[] =>
  definition.params.filter((param) => param.default !== undefined);

const VALUES = 'readonly (null | boolean | number | bigint | string | Date | Uint8Array)[]';

const argType = ({ values, variadic }: ArgSpec): string =>
  variadic === true ? 'readonly ExpressionLike[]' : values === true ? VALUES : 'ExpressionLike';

const show = (value: unknown): string => JSON.stringify(value) ?? 'undefined';

/** The arguments a call gives itself; the first is what a method is called on, unless it is one of any number. */
const argsOf = ({ args }: FunctionDefinition, method: boolean): readonly ArgSpec[] =>
  method && args[0]?.variadic !== true ? args.slice(1) : args;

const isGiven = (arg: ArgSpec): boolean => arg.default === undefined;

function docComment(definition: FunctionDefinition, indent: string, method: boolean): string {
  const args = argsOf(definition, method);
  const optionals = [...optional(definition), ...args.filter((arg) => !isGiven(arg))];
  const lines = [
    definition.doc,
    '',
    ...args.filter(isGiven).map((arg) => `@param ${arg.name} ${arg.doc}`),
    ...required(definition).map((param) => `@param ${param.name} ${param.doc}`),
    ...(optionals.length === 0
      ? []
      : [
          `@param options ${optionals
            .map((spec) => `\`${spec.name}\` (default ${show(spec.default)}): ${spec.doc}`)
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

/** Daft uses some names that JavaScript keeps to itself. */
const RESERVED: ReadonlySet<string> = new Set(['default', 'function', 'in', 'var', 'with']);
const identifier = (name: string): string => (RESERVED.has(name) ? `${name}Value` : name);

interface Signature {
  /** One list of declared parameters for each way to call it. */
  readonly forms: readonly string[];
  /** All of them in one, for the docs. */
  readonly summary: string;
  /** Parameters of the implementation, and what it hands on. */
  readonly declared: string;
  readonly given: string;
}

function signatureOf(definition: FunctionDefinition, method: boolean): Signature {
  const args = argsOf(definition, method);
  const params = required(definition);
  const variadic = args.find((arg) => arg.variadic === true);
  const fixed = args.filter((arg) => isGiven(arg) && arg !== variadic);
  const options: { name: string; type: string; positional: boolean }[] = [
    ...optional(definition).map(({ name, type, positional = false }) => ({ name, type, positional })),
    ...args.filter((arg) => !isGiven(arg)).map((arg) => ({ name: arg.name, type: argType(arg), positional: true })),
  ];
  const byPosition = options.filter((option) => option.positional);
  const leading = [
    ...fixed.map((arg) => `${arg.name}: ${argType(arg)}`),
    ...params.map((param) => `${param.name}: ${param.type}`),
  ];
  const named = (list: typeof options): string =>
    `{ ${list.map((option) => `readonly ${option.name}?: ${option.type}`).join('; ')} }`;
  if (variadic !== undefined) {
    const many = `...${variadic.name}: ${argType(variadic)}`;
    // What comes last cannot follow a rest parameter: it may be one of them.
    const last = options.length === 0 ? many : `...${variadic.name}: readonly (ExpressionLike | ${named(options)})[]`;
    const declared = [...leading, last].join(', ');
    const given = [...fixed, ...params].map(({ name }) => name);
    return {
      forms: [declared],
      summary: declared,
      declared,
      given: `[${[...given, `...${variadic.name}`].join(', ')}]`,
    };
  }
  const form = (positional: typeof options, mark = ''): string => {
    const keyed = options.filter((option) => !positional.includes(option));
    return [
      ...leading,
      ...positional.map((option) => `${identifier(option.name)}${mark}: ${option.type}`),
      ...(keyed.length === 0 ? [] : [`options?: ${named(keyed)}`]),
    ].join(', ');
  };
  const forms = [form([]), ...byPosition.map((_, i) => form(byPosition.slice(0, i + 1)))];
  const names = [...fixed, ...params].map(({ name }) => name);
  if (forms.length > 1) {
    const before = fixed.map((arg) => `${arg.name}: ${argType(arg)}`);
    const declared = [...before, '...rest: readonly unknown[]'].join(', ');
    const given = `[${[...fixed.map(({ name }) => name), '...rest'].join(', ')}]`;
    return { forms, summary: form(byPosition, '?'), declared, given };
  }
  if (options.length > 0) names.push('options');
  return { forms, summary: forms[0]!, declared: forms[0]!, given: `[${names.join(', ')}]` };
}

/** The overloads of a function that may be called in several ways, each a line of its own. */
const overloads = (definition: FunctionDefinition, { forms }: Signature, head: string): string =>
  forms.length === 1 ? '' : forms.map((form) => `${head}(${form}): Expression<${definition.returns}>;\n`).join('');

function usedImports(definitions: readonly FunctionDefinition[]): string[] {
  const text = definitions.flatMap(({ returns, params }) => [returns, ...params.map(({ type }) => type)]).join(' ');
  return Object.entries(VALUE_TYPES)
    .filter(([name]) => text.includes(name))
    .map(([, line]) => line);
}

const namespaceType = (name: string): string => `${name[0]!.toUpperCase()}${name.slice(1)}Namespace`;

function namespaceTypes(): string {
  return Object.entries(NAMESPACES)
    .map(([name, methods]) => {
      const members = Object.entries(methods).map(
        ([short, method]) =>
          `  /** As {@link ExpressionMethods.${method}}. */\n  readonly ${short}: ExpressionMethods['${method}'];`,
      );
      return `/** Daft's spellings: \`col('x').${name}\`. */\nexport interface ${namespaceType(name)} {\n${members.join('\n')}\n}`;
    })
    .join('\n\n');
}

function methodsFile(definitions: readonly FunctionDefinition[]): string {
  const methods = definitions
    .filter(({ free }) => free !== true)
    .map((definition) => {
      const { name, returns } = definition;
      const forms = signatureOf(definition, true).forms.map((form) => `  ${name}(${form}): Expression<${returns}>;`);
      return `${docComment(definition, '  ', true)}\n${forms.join('\n')}`;
    });
  const namespaces = Object.keys(NAMESPACES).map(
    (name) => `  /** Daft's \`.${name}.\` functions. */\n  readonly ${name}: ${namespaceType(name)};`,
  );
  return [
    GENERATED,
    ...usedImports(definitions),
    "import type { Expression, ExpressionLike } from '../expression.ts';",
    '',
    namespaceTypes(),
    '',
    '/** One method per function. Declarations only: {@link addMethods} makes them of the definitions. */',
    'export interface ExpressionMethods {',
    [...namespaces, ...methods].join('\n\n'),
    '}',
    '',
  ].join('\n');
}

function functionsFile(definitions: readonly FunctionDefinition[]): string {
  const functions = definitions.map((definition) => {
    const { name, returns } = definition;
    const signature = signatureOf(definition, false);
    const { declared, given } = signature;
    const head = RESERVED.has(name) ? `function ${identifier(name)}` : `export function ${name}`;
    const body = `${head}(${declared}): Expression<${returns}> {\n  return callFunction('${name}', ${given});\n}`;
    const again = RESERVED.has(name) ? `\nexport { ${identifier(name)} as ${name} };` : '';
    return `${docComment(definition, '', false)}\n${overloads(definition, signature, head)}${body}${again}`;
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

/** Calls of user functions are made by `udf()`: no function to list. */
type ListedFamily = Exclude<FunctionFamily, 'udf'>;

const FAMILY_TITLES: Readonly<Record<ListedFamily, string>> = {
  core: 'Arithmetic, comparison, logic',
  numeric: 'Numbers and bits',
  string: 'Strings',
  json: 'JSON',
  list: 'Lists, structs, maps',
  datetime: 'Dates and times',
  binary: 'Bytes',
  misc: 'Nulls, hashes, random values',
  aggregate: 'Aggregates',
  window: 'Windows',
  distance: 'Distances and similarity',
  image: 'Pictures and downloads',
  model: 'Models',
};

const cell = (text: string): string => text.replaceAll('|', '\\|');

function familySection(family: ListedFamily, definitions: readonly FunctionDefinition[]): string[] {
  const rows = definitions
    .filter(({ name }) => familyOf(name) === family)
    .map((definition) => {
      const { name, daft, doc, example } = definition;
      const { summary } = signatureOf(definition, false);
      return `| \`${name}\` | \`${cell(daft)}\` | \`${cell(`${name}(${summary})`)}\` | ${cell(doc)} | \`${cell(example)}\` |`;
    });
  return [
    `## ${FAMILY_TITLES[family]}`,
    '',
    '| Name | Daft | Signature | What it does | Example |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ];
}

function docsFile(definitions: readonly FunctionDefinition[]): string {
  return [
    '# Functions',
    '',
    `${definitions.length} functions. Each is a method of an expression and a free function with the expression first (\`pixelframe/functions\`,`,
    '`F` in the notebook); those without an argument, and those that take any number of columns, are best called free.',
    'A plain value where an expression is due is a literal. Every example below runs in a test.',
    'This page is generated from the definitions (`npm run generate`).',
    '',
    ...(Object.keys(FAMILY_TITLES) as ListedFamily[]).flatMap((family) => familySection(family, definitions)),
    '## Namespaces',
    '',
    "Daft's namespaced spellings of pictures are there, too: `col('image').image.hash()` is `col('image').imageHash()`.",
    '',
    '| Spelling | Function |',
    '| --- | --- |',
    ...Object.entries(NAMESPACES).flatMap(([name, methods]) =>
      Object.entries(methods).map(([short, method]) => `| \`.${name}.${short}\` | \`${method}\` |`),
    ),
    '',
    "## Daft's names that are spelled otherwise",
    '',
    '| Daft | Here |',
    '| --- | --- |',
    ...Object.entries(SPELLED_OTHERWISE).map(([name, here]) => `| \`${name}\` | ${here} |`),
    '',
    '## Left out',
    '',
    '| Daft | Why |',
    '| --- | --- |',
    ...Object.entries(LEFT_OUT).map(([name, why]) => `| \`${name}\` | ${why} |`),
    '',
  ].join('\n');
}

/** The functions `pixelframe` itself exports; the others live in `pixelframe/functions`. */
const isImageFunction = (definition: FunctionDefinition): boolean =>
  definition.image !== undefined || ['hammingDistance', 'multiHashDistance', 'download'].includes(definition.name);

/** Path from the repository's root -> what should stand there. */
export function generatedFiles(): Map<string, string> {
  registerAllFunctions();
  const all = [...FUNCTIONS.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
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
