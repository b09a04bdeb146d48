/**
 * Node's own modules, imported by a name no bundler can see: a page never loads them, and a bundler that meets the
 * literal `node:` import refuses to build.
 */
const load = <T>(name: string): Promise<T> => import(/* @vite-ignore */ /* webpackIgnore: true */ name) as Promise<T>;

export const nodeFs = (): Promise<typeof import('node:fs/promises')> => load('node:fs/promises');
export const nodePath = (): Promise<typeof import('node:path')> => load('node:path');
