import type { GalleryColumns } from '@pixelframe/elements';
import { DataFrame, PlanError } from 'pixelframe';
import { compileCell, syntaxErrorLine } from './compile-cell.ts';
import { errorLine } from './error-line.ts';
import type { PageModules } from './page-modules.ts';

/** Where the results of a run go. */
export interface CellOutput {
  /** Shows a DataFrame; resolves when its rows are there, also when they never will be. */
  frame(frame: DataFrame, label: string, rows?: number): Promise<void>;
  /** Shows groups of pictures side by side; resolves as `frame` does. */
  gallery(frame: DataFrame, columns: GalleryColumns, label: string): Promise<void>;
  text(text: string): void;
}

export interface CellRun {
  readonly code: string;
  readonly files: readonly File[];
  readonly modules: PageModules;
  readonly output: CellOutput;
  /** The exports of `pixelframe` for this run. */
  readonly api: Readonly<Record<string, unknown>>;
}

/** An error and the line of the cell it comes from. */
export class CellError extends Error {
  readonly line: number | null;

  constructor(cause: unknown, line: number | null) {
    super('The cell failed.', { cause });
    this.line = line;
  }
}

/**
 * Runs a cell as a module and shows what it exports and its last expression, in the order they are written.
 *
 * @throws CellError with what was thrown as its cause.
 */
export async function runCell({ code, files, modules, output, api }: CellRun): Promise<void> {
  const shown: Promise<void>[] = [];
  const show = (value: unknown, rows?: number): Promise<void> => {
    const done = display(value, '', output, rows);
    shown.push(done);
    return done;
  };
  const gallery = (frame: DataFrame, columns: GalleryColumns, label = ''): Promise<void> => {
    const done = output.gallery(frame, columns, label);
    shown.push(done);
    return done;
  };
  const globals = { show, gallery, files, console: cellConsole(output) };
  let url = '';
  try {
    const known = new Map([['pixelframe', modules.ofObject(api)]]);
    if (code.includes('pixelframe/functions')) {
      known.set('pixelframe/functions', modules.ofObject({ ...(await import('pixelframe/functions')) }));
    }
    const cell = compileCell(code, {
      resolve: (specifier) => known.get(specifier) ?? absoluteUrl(specifier),
      globalsUrl: modules.ofObject(globals),
      globals: Object.keys(globals),
    });
    url = modules.ofText(cell.module);
    const exports = (await import(/* @vite-ignore */ url)) as Readonly<Record<string, unknown>>;
    for (const name of cell.exports) {
      if ((await exports[name]) instanceof DataFrame) shown.push(display(await exports[name], name, output));
    }
    const result = await exports['default'];
    if (result !== undefined && result !== null) shown.push(display(result, '', output));
  } catch (error) {
    throw new CellError(error, error instanceof SyntaxError ? syntaxErrorLine(code) : errorLine(error, url));
  } finally {
    await Promise.all(shown);
  }
}

async function display(value: unknown, label: string, output: CellOutput, rows?: number): Promise<void> {
  if (value instanceof DataFrame) return output.frame(value, label, rows);
  output.text(inspect(value));
}

/** Modules made from text have no address to start from: relative ones start at the page. */
function absoluteUrl(specifier: string): string {
  if (/^(https?|blob|data):/.test(specifier)) return specifier;
  if (/^\.{0,2}\//.test(specifier)) return new URL(specifier, document.baseURI).href;
  throw new PlanError(`The cell cannot import '${specifier}'. Available: pixelframe, pixelframe/functions.`, {
    hint: 'Give other modules by their URL.',
  });
}

function inspect(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (typeof value !== 'object' || value === null) return String(value);
  return JSON.stringify(value, plain, 2);
}

const MAX_ITEMS = 32;

/** JSON has no bigint, and a typed array would be an object with a key for every element. */
function plain(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`;
  if (!ArrayBuffer.isView(value) || value instanceof DataView) return value;
  const items = Array.from(value as unknown as ArrayLike<number>);
  const rest = items.length > MAX_ITEMS ? `, … ${items.length} in all` : '';
  return `${value.constructor.name}[${items.slice(0, MAX_ITEMS).join(', ')}${rest}]`;
}

/** Writes to the cell's output and, for who has the tools open, to the real one. */
function cellConsole(output: CellOutput): Console {
  const write =
    (method: 'log' | 'info' | 'warn' | 'error') =>
    (...values: readonly unknown[]): void => {
      console[method](...values);
      output.text(values.map(inspect).join(' '));
    };
  return Object.assign(Object.create(console) as Console, {
    log: write('log'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
  });
}
