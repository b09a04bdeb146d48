/** The real path an `?asset` or `?raw` import (given without its query) means; throws when there is no such file. */
export function resolveAsset(specifier: string, importer: string): string;
