import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'rolldown/utils';

/** Where a name is declared, and as what: re-exports may rename. */
export interface Declared {
  /** Declaration file, relative to the emitted folder. */
  readonly file: string;
  readonly name: string;
}

/**
 * Follows a name through re-exports to the file that declares it, so that a declaration file of the package can import
 * it from there: a room's whole surface would bring along types that nobody mentions.
 *
 * @param emitted folder of all emitted declarations
 * @param targetOf the declaration file a specifier in `file` means; undefined for packages of others
 * @returns undefined where the name cannot be followed
 */
export function findDeclaration(
  emitted: string,
  file: string,
  name: string,
  targetOf: (file: string, specifier: string) => string | undefined,
): Declared | undefined {
  const path = join(emitted, file);
  if (!existsSync(path)) return undefined;
  const { module } = parseSync(path, readFileSync(path, 'utf8'));
  const entries = module.staticExports.flatMap((statement) => statement.entries);
  for (const { exportName, importName, moduleRequest } of entries) {
    if (exportName.name !== name) continue;
    if (moduleRequest === null) return { file, name };
    const target = targetOf(file, moduleRequest.value);
    return target === undefined || importName.kind !== 'Name' || importName.name === null
      ? undefined
      : findDeclaration(emitted, target, importName.name, targetOf);
  }
  for (const { importName, moduleRequest } of entries) {
    if (importName.kind !== 'AllButDefault' || moduleRequest === null) continue;
    const target = targetOf(file, moduleRequest.value);
    const found = target === undefined ? undefined : findDeclaration(emitted, target, name, targetOf);
    if (found !== undefined) return found;
  }
  return undefined;
}

const namedStatement = /^(import|export)( type)? \{([^}]*)\} from (['"])([^'"]+)\4;/gm;

/**
 * Splits `import { A, B } from 'room'` of a declaration file into one statement per declaring file. `specifierOf`
 * spells a declaring file; statements with a name that cannot be followed stay as they are.
 */
export function splitNamedImports(
  text: string,
  find: (specifier: string, name: string) => Declared | undefined,
  specifierOf: (file: string) => string,
): string {
  return text.replace(namedStatement, (all: string, keyword: string, type = '', list: string, _, specifier: string) => {
    const byFile = new Map<string, string[]>();
    for (const item of list.split(',').map((part) => part.trim())) {
      const match = /^(type )?(\w+)(?: as (\w+))?$/.exec(item);
      if (match === null) {
        if (item === '') continue;
        return all;
      }
      const [, ownType = '', name = '', alias = name] = match;
      const declared = find(specifier, name);
      if (declared === undefined) return all;
      const names = byFile.get(declared.file) ?? [];
      names.push(`${ownType}${declared.name}${declared.name === alias ? '' : ` as ${alias}`}`);
      byFile.set(declared.file, names);
    }
    return [...byFile]
      .map(([file, names]) => `${keyword}${type as string} { ${names.join(', ')} } from '${specifierOf(file)}';`)
      .join('\n');
  });
}
