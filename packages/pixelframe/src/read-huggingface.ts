import type { FileRef } from '@pixelframe/engine';
import type { DataFrame } from './dataframe.ts';
import { chooseFiles } from './hub/choose-files.ts';
import { datasetFiles } from './hub/dataset-files.ts';
import { datasetRef, loginFor } from './hub/dataset-ref.ts';
import { parquetFilesIn } from './read-parquet.ts';
import type { Row } from './row-types.ts';
import type { Session } from './session.ts';

export interface HuggingfaceOptions {
  /** `train`, `test`...; default: all splits, one after the other. */
  readonly split?: string;
  /** Needed where a dataset has several. */
  readonly config?: string;
  /** A branch, tag or commit, whose own Parquet files are read. Default: what the hub converted to Parquet. */
  readonly revision?: string;
  /** For private and gated datasets; default: the session's. Sent to the hub only. */
  readonly token?: string;
  /** Only these columns, in this order. */
  readonly columns?: readonly string[];
  /** Stops the listing. */
  readonly signal?: AbortSignal;
}

export async function huggingfaceIn(
  session: Session,
  repository: string,
  options: HuggingfaceOptions,
): Promise<DataFrame<Row>> {
  const ref = datasetRef(repository, session.hub, options);
  const listed = await datasetFiles(ref, session.paths);
  const { urls, label } = chooseFiles(ref.id, listed, options.config, options.split);
  const files = urls.map((url): FileRef => {
    const headers = loginFor(ref, url);
    return { name: url, content: url, ...(headers === undefined ? {} : { headers }) };
  });
  const df = await parquetFilesIn(session, files, `Hugging Face ${ref.id} ${label}`);
  return options.columns === undefined ? df : df.select(...options.columns);
}
