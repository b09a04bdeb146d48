import { Bool, Int32, Table, tableToIPC, Utf8, vectorFromArray } from 'apache-arrow';
import { Compression, Table as WasmTable, WriterPropertiesBuilder, writeParquet } from 'parquet-wasm/node';
import type { Owner } from './people.ts';

/** One row group, Snappy, plain strings (no dictionary type in the Arrow schema). */
export function ownersParquet(owners: readonly Owner[]): Uint8Array {
  const text = (pick: (owner: Owner) => string) => vectorFromArray(owners.map(pick), new Utf8());
  const table = new Table({
    first_name: text((o) => o.first_name),
    last_name: text((o) => o.last_name),
    age: vectorFromArray(
      owners.map((o) => o.age),
      new Int32(),
    ),
    country: text((o) => o.country),
    has_dog: vectorFromArray(
      owners.map((o) => o.has_dog),
      new Bool(),
    ),
  });
  const properties = new WriterPropertiesBuilder().setCompression(Compression.SNAPPY).build();
  return writeParquet(WasmTable.fromIPCStream(tableToIPC(table, 'stream')), properties);
}
