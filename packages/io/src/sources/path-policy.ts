/**
 * How strings become bytes in this environment; plain data, so it crosses to workers.
 *
 * - `page`: strings are URLs, relative ones against `baseUrl`.
 * - `runner`: strings without a scheme are paths on the machine the runner serves; http(s) goes through its proxy.
 * - `node`: strings without a scheme are paths, relative ones against `cwd`.
 */
export type PathPolicy =
  | { readonly kind: 'page'; readonly baseUrl: string }
  | {
      readonly kind: 'runner';
      readonly filesUrl: string;
      /** One or more; a URL always goes through the same one. */
      readonly proxyUrls: readonly [string, ...string[]];
      readonly listUrl: string;
    }
  | { readonly kind: 'node'; readonly cwd: string };

/** The scheme of a location in lower case, without its colon; null for a path. `C:\photos` is a path. */
export const schemeOf = (location: string): string | null =>
  /^([a-z][a-z0-9+.-]+):/i.exec(location)?.[1]?.toLowerCase() ?? null;

/** Of a `file:` URL, the path. */
export function pathOfFileUrl(location: string): string {
  const path = decodeURIComponent(new URL(location).pathname);
  return /^\/[a-z]:\//i.test(path) ? path.slice(1) : path;
}
