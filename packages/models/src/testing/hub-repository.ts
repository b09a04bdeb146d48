import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** A model or a dataset of the test hub. */
export interface HubRepository {
  readonly files: Map<string, Uint8Array>;
  /** Names of revisions, all with the same files. */
  readonly revisions: readonly string[];
  /** Only with the token. */
  readonly gated?: boolean;
  /** Of datasets: config -> split -> names of files; absent while the conversion is pending. */
  readonly parquet?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

export const COMMIT = '0123456789abcdef0123456789abcdef01234567';

export function repositoryOf(
  files: Readonly<Record<string, Uint8Array | string | object>>,
  options: Partial<Omit<HubRepository, 'files'>> = {},
): HubRepository {
  const text = new TextEncoder();
  const bytesOf = (content: Uint8Array | string | object): Uint8Array => {
    if (content instanceof Uint8Array) return content;
    return text.encode(typeof content === 'string' ? content : JSON.stringify(content));
  };
  const entries = Object.entries(files).map(([name, content]) => [name, bytesOf(content)] as const);
  return { revisions: ['main', COMMIT, 'refs/convert/parquet'], ...options, files: new Map(entries) };
}

/** All files of a folder on the disk. */
export function repositoryFrom(folder: string): HubRepository {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replaceAll(sep, '/').replace(/^\//, ''));
  return repositoryOf(Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(folder, name))])));
}

/** What the hub keeps in large file storage. */
export const isLarge = (name: string): boolean => /\.(?:onnx|onnx_data|parquet|bin|safetensors)$/.test(name);

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export const etagOf = (bytes: Uint8Array): string => `"${sha256(bytes)}"`;

/** `GET api/models/ID/tree/REVISION?recursive=true`. */
export const listTree = ({ files }: HubRepository): unknown =>
  [...files].map(([path, bytes]) => {
    const entry = { type: 'file', path, size: bytes.length };
    if (!isLarge(path)) return { ...entry, oid: createHash('sha1').update(bytes).digest('hex') };
    const oid = sha256(bytes);
    return { ...entry, oid: oid.slice(0, 40), lfs: { oid, size: bytes.length, pointerSize: 134 } };
  });

/** `GET api/datasets/ID`. */
export const describeDataset = (id: string, { files, gated }: HubRepository): unknown => ({
  id,
  gated: gated === true ? 'auto' : false,
  private: false,
  siblings: [...files.keys()].map((rfilename) => ({ rfilename })),
});

/** `GET api/datasets/ID/parquet`. */
export const describeParquet = (
  endpoint: string,
  id: string,
  parquet: NonNullable<HubRepository['parquet']>,
): unknown =>
  Object.fromEntries(
    Object.entries(parquet).map(([config, splits]) => [
      config,
      Object.fromEntries(
        Object.entries(splits).map(([split, names]) => [
          split,
          names.map((_, i) => `${endpoint}/api/datasets/${id}/parquet/${config}/${split}/${i}.parquet`),
        ]),
      ),
    ]),
  );
