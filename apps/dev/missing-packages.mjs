/**
 * Packages that package-lock.json asks for and node_modules does not hold in that version. Decided by content: times
 * of files say little after a checkout. Optional packages of other platforms are rightly absent.
 *
 * @param {Lockfile} wanted package-lock.json
 * @param {Lockfile} installed node_modules/.package-lock.json, which npm writes when an installation is complete
 * @returns {string[]} their folders
 *
 * @typedef {{ packages?: Record<string, { version?: string, optional?: boolean, link?: boolean, resolved?: string }> }} Lockfile
 */
export function missingPackages(wanted, installed) {
  const present = installed.packages ?? {};
  return Object.entries(wanted.packages ?? {})
    .filter(([folder]) => folder.includes('node_modules/'))
    .filter(([, entry]) => entry.optional !== true)
    .filter(([folder, entry]) => !Object.hasOwn(present, folder) || present[folder]?.version !== entry.version)
    .map(([folder]) => folder);
}
