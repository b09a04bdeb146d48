import {
  col,
  createSession,
  DataType,
  describeError,
  element,
  fromColumns,
  lit,
  PlanError,
  udf,
  when,
} from 'pixelframe';
import * as F from 'pixelframe/functions';
import { afterAll, describe, expect, test } from 'vitest';

const session = createSession({ workers: 0 });
afterAll(() => session.close());

const df = fromColumns({ name: ['ann'], age: [31], tags: [['x']] }, { session });

const returns = DataType.float64();

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
      'a user function without returns',
      () => udf((x: number) => x, any({})),
      `PlanError: udf: returns is missing: the type of what the function gives.
  hint: Write udf(fn, { returns: DataType.float64() }).`,
    ],
    [
      'apply without returns',
      () => col('age').apply((x: number) => x, any({})),
      `PlanError: apply: returns is missing: the type of what the function gives.
  hint: Write apply(fn, { returns: DataType.float64() }).`,
    ],
    [
      'no function',
      () => udf.class(any(3), { returns }),
      'PlanError: udf.class: expected a class, or the name of a registered one.',
    ],
    [
      'an option of another form',
      () => udf((x: number) => x, any({ returns, batchSize: 4 })),
      'PlanError: udf has no option "batchSize". Available: returns, uses, runOn, maxConcurrency, maxRetries, timeout, onError, name, generator.',
    ],
    [
      'a wrong option',
      () => udf.batch((x: unknown) => x, { returns, batchSize: 0 }),
      'PlanError: udf.batch: batchSize must be a positive integer, got 0.',
    ],
    [
      'another wrong option',
      () => udf((x: number) => x, { returns, onError: any('ignore') }),
      "PlanError: udf: onError must be 'raise' or 'null', got ignore.",
    ],
    [
      'a registered function on the page',
      () => udf('normalize', { returns, runOn: 'page' }),
      `PlanError: udf: a registered function cannot run on the page.
  hint: Leave out { runOn: 'page' }.`,
    ],
    [
      'a function as an argument of one',
      () => udf((x: number, fn: () => number) => x + fn(), { returns, name: 'sum' })(col('age'), () => 1),
      `PlanError: sum: a function cannot be an argument.
  hint: Pass it in { uses }.`,
    ],
    [
      'a WGSL expression without returns',
      () => udf.wgsl('x', any({})),
      `PlanError: udf.wgsl: returns is missing: the type of what the code gives.
  hint: Write udf.wgsl(code, { returns: DataType.float32() }).`,
    ],
    [
      'a WGSL expression of a type it cannot give',
      () => udf.wgsl('x', { returns: DataType.int64() }),
      `PlanError: udf.wgsl: returns cannot be Int64.
  hint: The code gives Float32, Int32, UInt32 or Bool, or a tensor, a fixed-size list or an embedding of such.`,
    ],
    [
      'a WGSL expression with an option it does not have',
      () => udf.wgsl('x', any({ returns: DataType.float32(), gpu: true })),
      'PlanError: udf.wgsl has no option "gpu". Available: returns.',
    ],
    [
      'a WGSL expression of a wide integer',
      () => df.select(udf.wgsl('x', { returns: DataType.float32() })({ x: col('age').cast(DataType.int64()) })),
      `PlanError: udf.wgsl: the input "x" is Int64, which WGSL has no type for.
  hint: Cast it first, as in col("age").cast(DataType.int32()).
  column: age`,
    ],
    [
      'a WGSL expression of text',
      () => df.select(udf.wgsl('x', { returns: DataType.float32() })({ x: col('name') })),
      `PlanError: udf.wgsl: the input "x" is String, which WGSL has no type for.
  hint: Inputs are Bool, Float16 to Float64, Int8 to Int32, UInt8 to UInt32, and tensors, fixed-size lists and embeddings of them.
  column: name`,
    ],
    [
      'a WGSL expression that makes a tensor of single values',
      () =>
        df.select(
          udf.wgsl('x', { returns: DataType.embedding(DataType.float32(), 3) })({
            x: col('age').cast(DataType.int8()),
          }),
        ),
      `PlanError: udf.wgsl: returns is Embedding[Float32; 3], but every input has one value a row.
  hint: Write { returns: DataType.float32() }, or give it a tensor, a fixed-size list or an embedding.`,
    ],
    [
      'a WGSL expression with an array beside a column',
      () => udf.wgsl('x * y', { returns: DataType.float32() })(any({ x: col('age'), y: Float32Array.of(1) })),
      `PlanError: udf.wgsl: the input "y" is no column, number or boolean, but Float32Array.
  hint: Beside columns, write lit(value) around anything else.`,
    ],
    [
      'a user function for each item of a list',
      () => col('tags').listMap(udf((tag: string) => tag, { returns })(element())),
      `PlanError: listMap: udf cannot be computed for each item of a list.
  hint: Make a row of each item with explode() first.`,
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
