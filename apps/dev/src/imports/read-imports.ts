import { parseSync } from 'rolldown/utils';

/** One import, re-export, dynamic import or `new Worker(new URL('./x', import.meta.url))` of a file. */
export interface ImportSite {
  readonly specifier: string;
  readonly line: number;
  readonly kind: 'static' | 'dynamic' | 'type' | 'worker';
}

export interface ModuleImports {
  readonly sites: readonly ImportSite[];
  /** True when the file has nothing but `export ... from '...'`. */
  readonly onlyReExports: boolean;
}

/**
 * What a module imports, in source order of each kind.
 *
 * @throws {SyntaxError} when the file does not parse
 */
export function readImports(path: string, source: string): ModuleImports {
  const { module, program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new SyntaxError(`${path}: ${errors[0]!.message}`);
  const lineOf = (offset: number): number => source.slice(0, offset).split('\n').length;
  const sites: ImportSite[] = [];
  for (const { moduleRequest, entries, start } of module.staticImports) {
    const isType = entries.length > 0 && entries.every((entry) => entry.isType);
    sites.push({ specifier: moduleRequest.value, line: lineOf(start), kind: isType ? 'type' : 'static' });
  }
  for (const { entries, start } of module.staticExports) {
    const request = entries.find((entry) => entry.moduleRequest !== null)?.moduleRequest;
    if (request === undefined || request === null) continue;
    const isType = entries.every((entry) => entry.isType);
    sites.push({ specifier: request.value, line: lineOf(start), kind: isType ? 'type' : 'static' });
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const literal = /^(['"`])([^'"`$]+)\1$/.exec(source.slice(moduleRequest.start, moduleRequest.end));
    if (literal !== null) sites.push({ specifier: literal[2]!, line: lineOf(moduleRequest.start), kind: 'dynamic' });
  }
  for (const match of source.matchAll(/Worker\(\s*new URL\(\s*['"](\.[^'"]+)['"]\s*,\s*import\.meta\.url\s*\)/g)) {
    sites.push({ specifier: match[1]!, line: lineOf(match.index), kind: 'worker' });
  }
  return {
    sites,
    onlyReExports: program.body.every(
      (statement) =>
        statement.type === 'ExportAllDeclaration' ||
        (statement.type === 'ExportNamedDeclaration' && statement.source !== null),
    ),
  };
}
