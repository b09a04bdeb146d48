/** Where hub ids are looked up; plain data, so it crosses to workers. */
export interface HubConfig {
  /** Default: https://huggingface.co. Any server with the same addresses will do. */
  readonly endpoint?: string;
  /** For models and datasets that want a login. Sent to the endpoint only, never part of a message. */
  readonly token?: string;
}

const DEFAULT_ENDPOINT = 'https://huggingface.co';

/** The endpoint without a slash at its end. */
export const endpointOf = (hub: HubConfig): string => (hub.endpoint ?? DEFAULT_ENDPOINT).replace(/\/+$/, '');

export const hubHeaders = (hub: HubConfig): Readonly<Record<string, string>> =>
  hub.token === undefined || hub.token === '' ? {} : { Authorization: `Bearer ${hub.token}` };

const encodePath = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/** A revision may have slashes (`refs/pr/1`), which are part of its name. */
export const hubFileUrl = (hub: HubConfig, id: string, revision: string, file: string): string =>
  `${endpointOf(hub)}/${id}/resolve/${encodeURIComponent(revision)}/${encodePath(file)}`;

export const hubTreeUrl = (hub: HubConfig, id: string, revision: string): string =>
  `${endpointOf(hub)}/api/models/${id}/tree/${encodeURIComponent(revision)}?recursive=true`;

/** A commit never changes: its files need no second look. */
export const isCommit = (revision: string): boolean => /^[0-9a-f]{40}$/i.test(revision);
