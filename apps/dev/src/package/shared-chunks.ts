import type { CodeSplittingGroup, OutputChunk, RolldownBuild, RolldownOutput } from 'rolldown';

/** What is loaded for a first query: entries by their file, modules that load themselves by the end of their path. */
export interface FirstQuery {
  readonly page: readonly string[];
  /** The script of the workers, which begins before it knows what it is to be. */
  readonly script: string;
  readonly worker: readonly string[];
}

const chunksOf = ({ output }: RolldownOutput): Map<string, OutputChunk> =>
  new Map(output.flatMap((item) => (item.type === 'chunk' ? [[item.fileName, item]] : [])));

/** Modules that are loaded with these entries and modules, without a further request of the code's own. Empty where one is not there. */
function loadedWith(chunks: ReadonlyMap<string, OutputChunk>, roots: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const visit = (fileName: string): void => {
    const chunk = chunks.get(fileName);
    if (chunk === undefined || seen.has(fileName)) return;
    seen.add(fileName);
    chunk.imports.forEach(visit);
  };
  for (const root of roots) {
    const found = [...chunks].find(
      ([name, { modules }]) => name === root || Object.keys(modules).some((id) => id.endsWith(root)),
    );
    if (found === undefined) return new Set();
    visit(found[0]);
  }
  return new Set([...seen].flatMap((name) => Object.keys(chunks.get(name)!.modules)));
}

/**
 * Three chunks for what a first query always takes: what page and workers share, the rest of the page's, the rest of the
 * workers'. Left to itself, the bundler makes a chunk for each set of lazy parts that share something, dozens of small
 * files that compress badly and take a request each.
 */
export async function sharedChunks(
  build: RolldownBuild,
  { page, script, worker }: FirstQuery,
): Promise<CodeSplittingGroup[]> {
  const chunks = chunksOf(await build.generate({ format: 'es', entryFileNames: '[name].js' }));
  const [onPage, inWorker] = [loadedWith(chunks, page), loadedWith(chunks, worker)];
  for (const id of loadedWith(chunks, [script])) inWorker.delete(id);
  return [
    { name: 'core', test: (id) => onPage.has(id) && inWorker.has(id), priority: 2 },
    { name: 'page', test: (id) => onPage.has(id), priority: 1 },
    { name: 'engine', test: (id) => inWorker.has(id), priority: 1 },
  ];
}
