import type { ByteSource } from '@pixelframe/io';
import { httpAddress } from '@pixelframe/io';
import type { ModelCache, ModelFile, ModelFiles, ModelProgress } from '@pixelframe/models';
import { bundledFiles, isBundled, modelFileNames, openModel } from '@pixelframe/models';
import type { ModelSource } from '@pixelframe/plan';
import { readAsset } from '../assets.ts';
import type { EngineConfig } from '../config.ts';

export interface SourceOpener {
  readonly config: EngineConfig;
  readonly cache: Promise<ModelCache>;
  /** Opens a path or URL, as files of data are. */
  readonly open: (location: string) => ByteSource;
  readonly onProgress: (progress: ModelProgress) => void;
  readonly onWarning: (message: string) => void;
}

/** Hub ids and URLs stand for themselves; everything else is a path, where there are paths. */
const isPath = (reference: string, { paths }: EngineConfig): boolean =>
  paths.kind !== 'page' &&
  (/^[.~/\\]|^[a-z]:[\\/]/i.test(reference) || reference.split('/').length !== 2) &&
  !/^[a-z][a-z0-9+.-]+:/i.test(reference);

/** Whether a model's files have to be downloaded before they can be used. */
export const isRemote = (source: ModelSource, config: EngineConfig): boolean =>
  source.kind === 'reference' && !isBundled(source.reference) && !isPath(source.reference, config);

/** Opens the files of a model. Nothing large is read yet. */
export async function openSource(
  source: ModelSource,
  { config, cache, open, onProgress, onWarning }: SourceOpener,
  signal: AbortSignal,
): Promise<ModelFiles> {
  const route = (url: string): string => httpAddress(url, config.paths);
  const options = { hub: config.hub, cache: await cache, signal, onProgress, onWarning, route };
  const at = (name: string, content: Blob | string): ModelFile => ({
    name,
    content: typeof content === 'string' ? open(content) : content,
  });
  if (source.kind === 'files') {
    return openModel({ files: source.files.map(({ name, content }) => at(name, content)) }, options);
  }
  const { reference } = source;
  if (isBundled(reference)) {
    const files = Object.entries(await bundledFiles(reference)).map(([name, url]): ModelFile => {
      const readAll = () => readAsset(url, config.assetBaseUrl);
      return { name, content: { readAll, size: async () => (await readAll()).length } };
    });
    return openModel({ files, label: reference }, options);
  }
  if (!isPath(reference, config)) return openModel(reference, options);
  if (/\.(?:onnx|ort)$/i.test(reference)) {
    return openModel({ files: [at(reference.split(/[\\/]/).at(-1)!, reference)], label: reference }, options);
  }
  const folder = reference.replace(/[\\/]+$/, '');
  const candidates = modelFileNames().map((name) => ({ name, source: open(`${folder}/${name}`) }));
  const there = await Promise.all(
    candidates.map(({ source: file }) =>
      file.size(signal).then(
        () => true,
        () => false,
      ),
    ),
  );
  const files = candidates.filter((_, i) => there[i]).map(({ name, source: content }) => ({ name, content }));
  return openModel({ files, label: reference }, options);
}
