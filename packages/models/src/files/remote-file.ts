import type { FileName } from './failures.ts';

/** A file on a server. */
export interface RemoteFile {
  readonly name: FileName;
  readonly url: string;
  /** The login, where there is one. */
  readonly headers: Readonly<Record<string, string>>;
  /** Its key in the cache. */
  readonly key: string;
}
