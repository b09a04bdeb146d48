import type { ModelCache } from '../files/cache/model-cache.ts';
import { memoryModelCache } from '../files/cache/memory-cache.ts';
import type { ModelProgress, OpenModelOptions } from '../files/model-files.ts';

/** Options with short waits, and what the caller is told. */
export function quickOptions(
  endpoint: string,
  options: Partial<OpenModelOptions> = {},
): OpenModelOptions & { readonly events: ModelProgress[]; readonly warnings: string[]; readonly cache: ModelCache } {
  const events: ModelProgress[] = [];
  const warnings: string[] = [];
  return {
    hub: { endpoint },
    cache: memoryModelCache(),
    retry: { tries: 3, baseMs: 1, stallMs: 1000 },
    onProgress: (event) => events.push(event),
    onWarning: (message) => warnings.push(message),
    ...options,
    events,
    warnings,
  };
}
