import type { HttpAnswer, PathPolicy } from '@pixelframe/engine';
import { httpAnswer } from '@pixelframe/engine';
import { refusal, unexpected, withoutParquet } from './dataset-errors.ts';
import type { DatasetRef } from './dataset-ref.ts';
import { loginFor } from './dataset-ref.ts';
import { placeOf } from './parquet-place.ts';

/** Config -> split -> URLs of Parquet files. */
export type DatasetFiles = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/** Lists are cut into pages; nobody reads a dataset of more files than this. */
const MAX_PAGES = 100;

/**
 * The Parquet files of a dataset: those the hub made of it, or its own where there are none, or where a revision is
 * asked for, of which the hub converts only one.
 */
export async function datasetFiles(ref: DatasetRef, paths: PathPolicy): Promise<DatasetFiles> {
  if (ref.revision === null) {
    const answer = await ask(ref, `${ref.endpoint}/api/datasets/${ref.id}/parquet`, paths);
    const converted = answer.status === 200 ? convertedFiles(ref, jsonOf(ref, answer)) : null;
    if (converted !== null && converted.size > 0) return converted;
  }
  return ownFiles(ref, paths);
}

/** An answer that is not a refusal of everything. */
async function ask(ref: DatasetRef, url: string, paths: PathPolicy): Promise<HttpAnswer> {
  const answer = await httpAnswer(url, paths, loginFor(ref, url) ?? {}, ref.signal);
  const refused = refusal(ref, answer);
  if (refused !== null) throw refused;
  return answer;
}

function jsonOf(ref: DatasetRef, { body }: HttpAnswer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    throw unexpected(ref, 'the server does not answer as a hub does');
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function convertedFiles(ref: DatasetRef, listed: unknown): DatasetFiles {
  if (!isRecord(listed)) throw unexpected(ref, 'the server does not answer as a hub does');
  const configs = new Map<string, Map<string, readonly string[]>>();
  for (const [config, splits] of Object.entries(listed)) {
    for (const [split, urls] of Object.entries(isRecord(splits) ? splits : {})) {
      const files = Array.isArray(urls) ? urls.filter((url): url is string => typeof url === 'string') : [];
      if (files.length > 0) add(configs, config, split, files);
    }
  }
  return configs;
}

function add(
  configs: Map<string, Map<string, readonly string[]>>,
  config: string,
  split: string,
  files: readonly string[],
): void {
  const splits = configs.get(config) ?? new Map<string, readonly string[]>();
  splits.set(split, [...(splits.get(split) ?? []), ...files]);
  configs.set(config, splits);
}

async function ownFiles(ref: DatasetRef, paths: PathPolicy): Promise<DatasetFiles> {
  const { endpoint, id } = ref;
  const revision = encodeURIComponent(ref.revision ?? 'main');
  const names: string[] = [];
  let url: string | null = `${endpoint}/api/datasets/${id}/tree/${revision}?recursive=true`;
  for (let page = 0; url !== null && page < MAX_PAGES; page++) {
    const answer: HttpAnswer = await ask(ref, url, paths);
    if (answer.status !== 200) throw withoutParquet(ref, []);
    names.push(...namesIn(jsonOf(ref, answer)));
    url = nextPage(answer.headers, url);
  }
  const configs = new Map<string, Map<string, readonly string[]>>();
  for (const name of names.filter((file) => /\.parquet$/i.test(file)).sort()) {
    const { config, split } = placeOf(name);
    const path = name.split('/').map(encodeURIComponent).join('/');
    add(configs, config, split, [`${endpoint}/datasets/${id}/resolve/${revision}/${path}`]);
  }
  if (configs.size === 0) throw withoutParquet(ref, names);
  return configs;
}

const namesIn = (entries: unknown): string[] =>
  (Array.isArray(entries) ? (entries as readonly unknown[]) : []).flatMap((entry) =>
    isRecord(entry) && entry['type'] === 'file' && typeof entry['path'] === 'string' ? entry['path'] : [],
  );

function nextPage(headers: Headers, url: string): string | null {
  const next = /<(?<next>[^>]+)>;\s*rel="next"/.exec(headers.get('link') ?? '')?.groups?.['next'];
  return next === undefined ? null : new URL(next, url).href;
}
