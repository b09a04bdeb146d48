const weights = [0.25, 0.5];
const scale = (x) => {
  const inner = (y) => y * weights[1];
  return inner(x) + weights[0];
};

class Adder {
  constructor(amount) {
    this.amount = amount;
  }
  async init() {
    this.ready = true;
  }
  call(x) {
    return this.ready ? x + this.amount : null;
  }
}

/** User functions in every form, each with its answer, or what its error says. */
export async function askUdfs({ col, DataType, udf }, session) {
  const returns = DataType.float64();
  const df = session.fromColumns({ x: [1, 2, 3] });
  const text = (error) => `${error.name}: ${error.message} (${error.hint})`;
  const values = (expression) =>
    df
      .select(expression.alias('y'))
      .toColumns()
      .then(({ y }) => y, text);
  const seen = [];
  const remember = (x) => {
    seen.push(x);
    return x + weights[0];
  };
  return {
    source: await values(udf((x) => Math.sqrt(x * x), { returns, name: 'root' })(col('x'))),
    uses: await values(udf((x) => scale(x) + weights[0], { returns, uses: () => ({ scale, weights }) })(col('x'))),
    nested: await values(
      udf(
        (x) => {
          function twice(y) {
            return y * 2;
          }
          const add = (y) => twice(y) + 1;
          return [x].map((y) => add(y))[0];
        },
        { returns },
      )(col('x')),
    ),
    generator: await values(
      udf(
        function* count(x) {
          for (let i = 0; i < x; i++) yield i;
        },
        { returns },
      )(col('x')),
    ),
    async: await values(udf(async (x) => Promise.resolve(x * 3), { returns, maxConcurrency: 2 })(col('x'))),
    batch: await values(udf.batch((x) => Float64Array.from(x, (value) => value * x.length), { returns })(col('x'))),
    class: await values(udf.class(Adder, { returns, args: [7] })(col('x'))),
    apply: await values(col('x').apply((x) => -x, { returns })),
    page: [await values(udf(remember, { returns, runOn: 'page' })(col('x'))), seen.length],
    registered: await values(udf('normalize', { returns })(col('x'))),
    registeredClass: await values(udf.class('Embedder', { returns })(col('x'))),
    unknown: await values(udf('normalise', { returns })(col('x'))),
  };
}
