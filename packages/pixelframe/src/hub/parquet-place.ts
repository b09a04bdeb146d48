/** The hub's names for splits, by the words people use for them in names of files and folders. */
const SPLITS: ReadonlyMap<string, string> = new Map([
  ['train', 'train'],
  ['training', 'train'],
  ['validation', 'validation'],
  ['valid', 'validation'],
  ['val', 'validation'],
  ['dev', 'validation'],
  ['test', 'test'],
  ['testing', 'test'],
  ['eval', 'test'],
  ['evaluation', 'test'],
]);

/**
 * Config and split of a Parquet file by its path, as the hub's own loader tells them: `split-00000-of-00002.parquet`, or a
 * folder or a part of the name that says so; else everything is `train`. A folder above is the config.
 */
export function placeOf(path: string): { readonly config: string; readonly split: string } {
  const folders = path.split('/');
  const name = folders.pop()!.replace(/\.parquet$/i, '');
  const sharded = /^(?<split>.+)-\d+-of-\d+(?:-[0-9a-f]+)?$/.exec(name)?.groups?.['split'];
  const splitFolder = folders.findLast((folder) => SPLITS.has(folder.toLowerCase()));
  const word = name
    .toLowerCase()
    .split(/[^a-z]+/)
    .find((part) => SPLITS.has(part));
  const split = sharded ?? SPLITS.get(splitFolder?.toLowerCase() ?? '') ?? SPLITS.get(word ?? '') ?? 'train';
  const config = folders.find((folder) => folder !== 'data' && folder !== splitFolder) ?? 'default';
  return { config, split };
}
