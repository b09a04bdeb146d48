import { col, DataType, fromRows, lit, range } from 'pixelframe';
import * as F from 'pixelframe/functions';

// A year of sales in seven shops, made up: 50 000 rows without a file.
const sales = range(50_000)
  .select({
    shop: col('id').mul(31).mod(7),
    day: lit(new Date('2026-01-01')).cast(DataType.date()).dateAdd(col('id').mod(365)),
    amount: col('id').mul(7919).mod(997),
  })
  .withColumn('amount', col('amount').add(col('shop').mul(5).add(col('day').month().mul(7)).mod(11).mul(20)));
const shops = fromRows([
  { shop: 0, name: 'Harbour', city: 'Oslo' },
  { shop: 1, name: 'Station', city: 'Oslo' },
  { shop: 2, name: 'Forum', city: 'Rome' },
  { shop: 3, name: 'Trevi', city: 'Rome' },
  { shop: 4, name: 'Cathedral', city: 'Bonn' },
  { shop: 5, name: 'Market', city: 'Bonn' },
]);

// What each shop took in a quarter, and how that compares. Sales of the seventh shop find no partner.
export const quarters = await sales
  .join(shops, { on: 'shop' })
  .groupBy('city', 'name', col('day').quarter().alias('quarter'))
  .agg(F.count().alias('sales'), col('amount').sum().alias('total'))
  .withColumns({
    place: F.rank().over({ partitionBy: 'quarter', orderBy: 'total', desc: true }),
    change: col('total').sub(col('total').lag().over({ partitionBy: 'name', orderBy: 'quarter' })),
    share: col('total')
      .div(
        col('total')
          .sum()
          .over({ partitionBy: ['city', 'quarter'] }),
      )
      .round(3),
  })
  .collect();

// The two best shops of each quarter.
export const best = quarters
  .where(col('place').le(2))
  .sort(['quarter', 'place'])
  .select('quarter', 'place', 'name', 'total', 'change', 'share');
await best.show();

// A row for each city, a column for each quarter.
export default await quarters
  .withColumn('quarter', lit('Q').add(col('quarter')))
  .sort('city')
  .pivot('city', 'quarter', 'total', 'sum');
