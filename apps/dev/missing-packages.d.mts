export interface Lockfile {
  packages?: Record<string, { version?: string; optional?: boolean; link?: boolean; resolved?: string }>;
}
/** Folders of packages that `wanted` (package-lock.json) asks for and `installed` (npm's hidden lock file) lacks. */
export function missingPackages(wanted: Lockfile, installed: Lockfile): string[];
