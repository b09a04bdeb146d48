import { col, fromRows, Window, lit } from 'pixelframe';
import * as F from 'pixelframe/functions';
const orders = fromRows([
  { id: 1, customer: 'Ada', item: 'tea', amount: 12.5 },
  { id: 2, customer: 'Bob', item: 'tea', amount: 8 },
  { id: 3, customer: 'Ada', item: 'cake', amount: null },
]);
await orders.show();

console.log('\u0000');
console.log(orders.groupBy('customer').agg(col('amount').sum()).explain());
