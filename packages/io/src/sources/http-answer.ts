import { requestWithRetries } from './http-retry.ts';
import type { PathPolicy } from './path-policy.ts';
import { httpAddress } from './resolve-source.ts';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Of refusals empty. */
  readonly body: Uint8Array<ArrayBuffer>;
}

/**
 * One GET for callers that know what a server means by its refusals: they are answers here, not errors. Repeated like
 * every other request; an IoError on network trouble.
 */
export function httpAnswer(
  url: string,
  policy: PathPolicy,
  headers: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): Promise<HttpAnswer> {
  return requestWithRetries(
    { url: httpAddress(url, policy), headers, wantsBody: true, explains: false, onBytes: undefined, signal },
    { name: url, tries: 5, retryBaseMs: 1000, returnsRefusals: true },
  );
}
