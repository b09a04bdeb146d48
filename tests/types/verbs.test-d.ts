// Checked by `tsc` alone: every `@ts-expect-error` must be one. Nothing here runs.
import type { DataFrame, Row } from 'pixelframe';
import { col, fromColumns, lit, range, Window } from 'pixelframe';
import * as F from 'pixelframe/functions';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare const same: <A, B>(...different: Equal<A, B> extends true ? [] : [never]) => void;

type RowsOf<D> = D extends DataFrame<infer R> ? R : never;

const sales = fromColumns({ shop: ['a', null], day: [1, 2], price: [1.5, 2.5] });
const shops = fromColumns({ shop: ['a'], city: ['Rome'] });

export function shapes(): void {
  const selected = sales.select('shop', col('price').mul(2).alias('double'), { half: col('price').div(2) });
  same<RowsOf<typeof selected>, { shop: string | null; double: number | null; half: number | null }>();
  const renamed = sales.withColumnsRenamed({ day: 'date' });
  same<RowsOf<typeof renamed>, { shop: string | null; date: number; price: number }>();
  const one = sales.withColumnRenamed('price', 'cost');
  same<RowsOf<typeof one>, { shop: string | null; day: number; cost: number }>();
  const grouped = sales.groupBy('shop').agg(col('price').sum().alias('total'), F.count().alias('n'));
  same<RowsOf<typeof grouped>, { shop: string | null; total: number | null; n: number | null }>();
  const [train, test] = sales.randomSplit([0.8, 0.2], { seed: 1 });
  same<RowsOf<typeof train>, RowsOf<typeof test>>();
  const numbers = range(3);
  same<RowsOf<typeof numbers>, { id: number }>();
  // Unnamed expressions have names that TypeScript does not know.
  same<RowsOf<ReturnType<typeof unnamed>>, Row>();
}

const unnamed = () => sales.groupBy('shop').sum('price');

export function names(): void {
  sales.sort('day').sort(['shop', col('price').neg()], { desc: [true, false] });
  // @ts-expect-error: there is no such column
  sales.sort('days');
  // @ts-expect-error: there is no such column
  sales.distinct('day', 'prize');
  // @ts-expect-error: there is no such column
  sales.groupBy('shops');
  // @ts-expect-error: there is no such column
  sales.dropNull('cost');
  // @ts-expect-error: there is no such column
  sales.withColumnRenamed('cost', 'price');
  // @ts-expect-error: there is no such column
  sales.withColumnsRenamed({ cost: 'price' });
  // @ts-expect-error: there is no such column
  sales.explode('tags');
  // @ts-expect-error: there is no such column
  sales.sum('prize');
  // @ts-expect-error: there is no such column on either side
  sales.join(shops, { on: 'town' });
  // @ts-expect-error: that column is on the right only
  sales.join(shops, { leftOn: 'city', rightOn: 'shop' });
  // @ts-expect-error: there is no such way to join
  sales.join(shops, { on: 'shop', how: 'full' });
  sales.join(shops, { on: 'shop', how: 'anti' }).select('city', 'price');
  // @ts-expect-error: a value to fill in, then column names
  sales.fillNull(0, 'prize');
}

export function windows(): void {
  const window = new Window()
    .partitionBy('shop')
    .orderBy('day', { desc: true })
    .rowsBetween(Window.unboundedPreceding, 0);
  const running = sales.withColumn('running', col('price').sum().over(window));
  same<RowsOf<typeof running>['running'], number | null>();
  sales.select(F.rank().over({ partitionBy: 'shop', orderBy: 'day' }).alias('place'), lit(1).alias('one'));
  // @ts-expect-error: no such option
  col('price').sum().over({ partition: 'shop' });
}
