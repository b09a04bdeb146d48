import { PlanError } from '@pixelframe/columnar';
import type { HubConfig } from '@pixelframe/engine';

/** A dataset of a hub and how to ask for it. */
export interface DatasetRef {
  /** `owner/name`. */
  readonly id: string;
  /** Without a slash at its end. */
  readonly endpoint: string;
  /** null: whatever the hub has converted to Parquet, else its main revision. */
  readonly revision: string | null;
  readonly token: string | null;
  readonly signal: AbortSignal | undefined;
}

// Datasets of the hub's first years have no owner.
const REPOSITORY = /^(?:(?:hf:\/\/)?datasets\/)?(?<id>[\w-][\w.-]*(?:\/[\w-][\w.-]*)?)(?:@(?<revision>[\w./-]+))?$/;

export interface DatasetOptions {
  readonly revision?: string;
  readonly token?: string;
  readonly signal?: AbortSignal;
}

export function datasetRef(repository: string, hub: HubConfig, options: DatasetOptions): DatasetRef {
  const found = REPOSITORY.exec(repository)?.groups;
  if (found === undefined) {
    throw new PlanError(`readHuggingface: "${repository}" is not the name of a dataset.`, {
      hint: 'Write "owner/name", as in the address of its page.',
    });
  }
  const endpoint = (hub.endpoint ?? 'https://huggingface.co').replace(/\/+$/, '');
  if (!/^https?:\/\//i.test(endpoint) || !URL.canParse(endpoint)) {
    throw new PlanError(`readHuggingface: the hub's endpoint "${endpoint}" is not an http(s) URL.`);
  }
  return {
    id: found['id']!,
    endpoint,
    revision: options.revision ?? found['revision'] ?? null,
    token: options.token ?? hub.token ?? null,
    signal: options.signal,
  };
}

/** The login, for addresses of the hub itself only. */
export const loginFor = ({ endpoint, token }: DatasetRef, url: string): Readonly<Record<string, string>> | undefined =>
  token === null || token === '' || new URL(url).origin !== new URL(endpoint).origin
    ? undefined
    : { Authorization: `Bearer ${token}` };
