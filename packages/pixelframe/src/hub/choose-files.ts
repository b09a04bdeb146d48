import { PlanError } from '@pixelframe/columnar';
import type { DatasetFiles } from './dataset-files.ts';

const quoted = (names: Iterable<string>): string => Array.from(names, (name) => `"${name}"`).join(', ');

const described = (files: DatasetFiles): string =>
  Array.from(files, ([config, splits]) => `"${config}" (splits ${quoted(splits.keys())})`).join('; ');

/** The files of a config and split, and what to call the choice; all splits where none is named. */
export function chooseFiles(
  id: string,
  files: DatasetFiles,
  config: string | undefined,
  split: string | undefined,
): { readonly urls: readonly string[]; readonly label: string } {
  const name = config ?? (files.size === 1 ? [...files.keys()][0]! : undefined);
  if (name === undefined) {
    throw new PlanError(`readHuggingface: ${id} has ${files.size} configs; say which.`, {
      hint: `Pass config: ${described(files)}.`,
    });
  }
  const splits = files.get(name);
  if (splits === undefined) {
    throw new PlanError(`readHuggingface: ${id} has no config "${name}".`, { hint: `It has ${described(files)}.` });
  }
  if (split === undefined) return { urls: [...splits.values()].flat(), label: name };
  const urls = splits.get(split);
  if (urls === undefined) {
    throw new PlanError(`readHuggingface: ${id} has no split "${split}" in config "${name}".`, {
      hint: `It has ${quoted(splits.keys())}.`,
    });
  }
  return { urls, label: `${name}/${split}` };
}
