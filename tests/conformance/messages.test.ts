import { col, createSession, DataType, describeError, fromColumns, lit, PlanError, when } from 'pixelframe';
import * as F from 'pixelframe/functions';
import { afterAll, describe, expect, test } from 'vitest';

const session = createSession({ workers: 0 });
afterAll(() => session.close());

const df = fromColumns({ name: ['ann'], age: [31], tags: [['x']] }, { session });

/** What a user sees, whole. */
function message(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(PlanError);
    return describeError(error as Error);
  }
  throw new Error('nothing was thrown');
}

/** As written by somebody who does not use TypeScript, or silences it. */
const any = (value: unknown): never => value as never;

describe('what a mistake says', () => {
  test.each<[string, () => unknown, string]>([
    [
      'where(a && b)',
      () => df.where(col('age').gt(18) && col('name').eq('ann')),
      `PlanError: where: the condition col(age) > lit(18) is not part of col(name) == lit("ann"): JavaScript's && keeps only the last one.
  hint: Combine conditions with methods: a.and(b), a.or(b), a.not().`,
    ],
    [
      "col('a') + col('b')",
      () => df.withColumn('sum', any(any(col('age')) + any(col('age')))),
      `PlanError: JavaScript operators do not work on expressions.
  hint: Use methods: col('a').add(1) for +, .sub .mul .div for - * /, .eq .ne .lt .le .gt .ge to compare, .and .or .not to combine.`,
    ],
    [
      "col('a') > 1",
      () => df.where(any(any(col('age')) > 1)),
      `PlanError: JavaScript operators do not work on expressions.
  hint: Use methods: col('a').add(1) for +, .sub .mul .div for - * /, .eq .ne .lt .le .gt .ge to compare, .and .or .not to combine.`,
    ],
    [
      '!condition',
      () => df.where(any(!col('age'))),
      `PlanError: where: expected an Expression, got boolean.
  hint: Write where(col('a').gt(1)); JavaScript's own operators (!, ||, >) do not work on expressions.`,
    ],
    [
      'a string where an Expression is due',
      () => df.where(any('age > 18')),
      `PlanError: where: expected an Expression, got string.
  hint: Write where(col('a').gt(1)); JavaScript's own operators (!, ||, >) do not work on expressions.`,
    ],
    [
      'a string as a new column',
      () => df.withColumn('other', any('age')),
      `PlanError: withColumn: "other" must be an Expression.
  hint: Use lit(value) for a constant.
  column: other`,
    ],
    [
      'an unknown column',
      () => df.select(any('agee')),
      `PlanError: Column "agee" not found. Available: name, age, tags.
  hint: Did you mean "age"?
  column: agee`,
    ],
    [
      'an unknown column inside an expression',
      () => df.groupBy('name').agg(col('Age').sum()),
      `PlanError: Column "Age" not found. Available: name, age, tags.
  hint: Did you mean "age"?
  column: Age`,
    ],
    [
      'a type mismatch',
      () => df.withColumn('sum', col('age').add(col('tags'))),
      `PlanError: add(age: Int64, tags: List[String]): expected two numbers.
  hint: Convert with .cast(DataType.float64()).`,
    ],
    [
      'a missing returns',
      () => df.groupBy('name').mapGroups(() => 1, any({})),
      `PlanError: mapGroups: returns is missing: the type of what the function gives.
  hint: Write mapGroups(fn, { returns: DataType.float64() }).`,
    ],
    [
      'a missing type',
      () => col('age').cast(any(undefined)),
      'PlanError: cast: expected a type such as DataType.int64().',
    ],
    [
      'an aggregate beside rows',
      () => df.withColumn('total', col('age').sum()),
      `PlanError: withColumn: sum(col(age)) as total makes one value of many rows.
  hint: Use agg() or groupBy().agg(), or .over(window) for a value beside each row.`,
    ],
    [
      'a column that is no key and not aggregated',
      () => df.groupBy('name').agg(col('age').sum().add(col('age'))),
      `PlanError: agg: column "age" is neither a key nor inside an aggregate.
  hint: The keys are: name.
  column: age`,
    ],
    [
      'a rank without a window',
      () => df.select(F.rank()),
      `PlanError: rank() as rank has a meaning only inside a window.
  hint: Write .over(window) behind it, as in rowNumber().over({ partitionBy: 'group', orderBy: 'time' }).`,
    ],
    [
      'a comparison with an aggregate',
      () => df.where(col('age').gt(col('age').mean())),
      `PlanError: where: col(age) > mean(col(age)) makes one value of many rows.
  hint: Compare with a value beside each row: .over(window) behind the aggregate.`,
    ],
    [
      'a window as a key',
      () => df.sort(F.rank().over({ orderBy: 'age' })),
      `PlanError: sort: rank() as rank.over(order by col(age)) is computed over many rows.
  hint: Make it a column with withColumn() first.`,
    ],
    [
      'branches without a common type',
      () => df.withColumn('x', when(col('age').gt(1), col('tags')).otherwise(lit(1))),
      `PlanError: when: List[String] and Int32 have no common type.
  hint: Convert one of them with .cast(type).`,
    ],
    [
      'concat of other columns',
      () => df.select('name').concat(any(df.select('age'))),
      `PlanError: concat: the columns differ: name: String and age: Int64.
  hint: Use unionAllByName, or select and cast the same columns on both sides.`,
    ],
    [
      'a sort by something without an order',
      () => df.sort('tags'),
      `PlanError: sort: "tags" is List[String], which has no order.
  column: tags`,
    ],
    [
      'one flag too many',
      () => df.sort(['name', 'age'], { desc: [true] }),
      `PlanError: sort: desc has 1 entries for 2 keys.
  hint: Give one flag, or one for each key.`,
    ],
  ])('%s', (_, run, expected) => {
    expect(message(run)).toBe(expected);
  });

  test('conditions made before and used later are no mistake', () => {
    const old = col('age').gt(18);
    const named = df.where(col('name').eq('ann'));
    expect(named.where(old).explain()).toContain('Filter');
    expect(df.where(col('age').cast(DataType.string()).eq('31').and(col('name').notNull())).columns).toHaveLength(3);
  });
});
