import type { Batch } from '@pixelframe/columnar';
import { batch, schema, sliceBatch, stringsOf, withContext } from '@pixelframe/columnar';
import { udfColumn } from '@pixelframe/plan';
import { inOrder } from '../../udf/in-order.ts';
import type { PageCall } from '../../udf/page-call.ts';
import { pieceRows, sliceArgs, udfArgs } from '../../udf/udf-args.ts';
import type { UdfArg } from '../../udf/udf-request.ts';
import type { Gather } from './gather.ts';

/** Batches on their way to the page and back: async functions overlap, rows are not all in two places. */
const AHEAD = 8;

/** The rows the page is sent, and how its function is called for them. */
function handed(args: readonly UdfArg[], length: number): { rows: Batch; args: PageCall['args'] } {
  const columns = args.flatMap((arg) => (arg.kind === 'column' ? [arg] : []));
  const fields = columns.map(({ column }, i) => ({ name: String(i), type: column.type }));
  const rows = batch(
    schema(fields),
    columns.map(({ column }) => column),
    length,
  );
  return { rows, args: args.map((arg) => (arg.kind === 'column' ? { name: arg.name } : { value: arg.value })) };
}

/** Hands batches to a function of the page, several of them under way, and puts what comes back beside their columns. */
export const pageUdf: Gather<'udf'> = async function* ([input], node, context) {
  const { options } = node;
  const column = udfColumn(node);

  async function* pieces(): AsyncGenerator<{ rows: Batch; args: UdfArg[]; firstRow: number | null }> {
    let seen = 0;
    for await (const all of input!) {
      const args = udfArgs(node.args, all);
      const step = pieceRows(options, all.length);
      for (let start = 0; start < all.length; start += step) {
        const end = Math.min(start + step, all.length);
        const firstRow = context.firstRow === null ? null : context.firstRow + seen + start;
        yield { rows: sliceBatch(all, start, end), args: sliceArgs(args, start, end), firstRow };
      }
      seen += all.length;
    }
  }

  yield* inOrder(pieces(), AHEAD, async ({ rows, args, firstRow }) => {
    context.signal.throwIfAborted();
    const given = handed(args, rows.length);
    const call = { options, column, args: given.args, firstRow };
    const made = await context.callPage(options.id, given.rows, call).catch((error: unknown) => {
      throw withContext(error, { operator: 'Udf' });
    });
    // A second column says why values have become null.
    for (const reason of stringsOf(made.columns[1]!)) if (reason !== null) context.warn(reason, null);
    return batch(context.schema, [...rows.columns, made.columns[0]!], rows.length);
  });
};
