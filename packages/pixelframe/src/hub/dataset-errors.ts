import { IoError } from '@pixelframe/columnar';
import type { HttpAnswer } from '@pixelframe/engine';
import type { DatasetRef } from './dataset-ref.ts';

const cannotRead = ({ id, endpoint }: DatasetRef, problem: string, hint: string): IoError =>
  new IoError(`Cannot read the dataset ${id}: ${problem}.`, { file: `${endpoint}/datasets/${id}`, hint });

/** What a refusal of the hub means, where it means that nothing of the dataset can be had; else null. */
export function refusal(ref: DatasetRef, { status, headers }: HttpAnswer): IoError | null {
  const code = headers.get('x-error-code');
  if (code === 'RepoNotFound') {
    return cannotRead(
      ref,
      'the hub has no such dataset',
      ref.token === null
        ? 'Check the name; a private dataset needs a token.'
        : 'Check the name, and what the token may read.',
    );
  }
  if (code === 'RevisionNotFound') {
    return cannotRead(
      ref,
      `it has no revision "${ref.revision ?? 'main'}"`,
      'Check the name of the branch, tag or commit.',
    );
  }
  if (status !== 401 && status !== 403) return null;
  const pass = 'pass a token: readHuggingface(name, { token }) or createSession({ hub: { token } })';
  if (ref.token !== null) {
    return cannotRead(
      ref,
      `the hub refuses access (${status})`,
      'The token given has none: accept the terms of the dataset on its page, or use a token that may read it.',
    );
  }
  if (code === 'GatedRepo') return cannotRead(ref, 'it is gated', `Accept its terms on its page, and ${pass}.`);
  return cannotRead(
    ref,
    `the hub refuses access (${status})`,
    `It is private, gated or does not exist: check the name, or ${pass}.`,
  );
}

export const unexpected = (ref: DatasetRef, what: string): IoError =>
  cannotRead(ref, what, 'Check that the endpoint is a hub: createSession({ hub: { endpoint } }).');

export function withoutParquet(ref: DatasetRef, names: readonly string[]): IoError {
  const endings = new Set(names.flatMap((name) => /\.(?:csv|tsv|jsonl?)(?:\.gz)?$/i.exec(name)?.[0] ?? []));
  const others =
    endings.size === 0
      ? 'Try again later, or choose a dataset with Parquet files.'
      : `It has files that end in ${[...endings].join(', ')}: read those by their URLs with readCsv or readJson, or try again later.`;
  return cannotRead(ref, 'it has no Parquet files, and the hub has not converted it yet', others);
}
