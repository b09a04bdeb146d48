import type { Column } from '@pixelframe/columnar';
import type { UdfOptions } from '@pixelframe/plan';
import type { ThreadServices } from '../services.ts';
import { runUdf } from '../udf/run-udf.ts';
import { threadUdf } from '../udf/thread-udf.ts';
import type { UdfRequest } from '../udf/udf-request.ts';
import type { UdfSource } from '../udf/udf-source.ts';

/** Rows for a user's function that runs beside the device. */
export interface DeviceCall {
  /** Of the function; it comes along the first time. */
  readonly key: number;
  readonly source: UdfSource | null;
  readonly request: UdfRequest;
}

export interface DeviceColumn {
  readonly column: Column;
  /** Failures that became null. */
  readonly warnings: readonly { readonly reason: string; readonly count: number }[];
}

/** Runs a user's function in the device worker. */
export async function runDeviceUdf(
  { key, source, request }: DeviceCall,
  services: ThreadServices,
  signal: AbortSignal,
): Promise<DeviceColumn> {
  const { held } = services.udfs;
  if (source !== null && !held.has(key)) held.set(key, { source, loaded: null });
  const warnings: { reason: string; count: number }[] = [];
  const options: UdfOptions = request.options;
  const column = await runUdf(await threadUdf({ udf: key, node: { options } }, services), request, {
    signal,
    warn: (reason, count) => warnings.push({ reason, count }),
    watch: () => {},
  });
  return { column, warnings };
}
