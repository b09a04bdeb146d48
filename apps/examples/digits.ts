// Scanned digits, 28 x 28, from gzipped JSON lines: a function of one's own for each row and one for batches, statistics
// by group, a Parquet file, and a classifier (multinomial logistic regression) trained on the columns they made.
import { col, DataType, type DataFrame, fromRows, readJson, type Series, type Session, udf } from 'pixelframe';
import * as F from 'pixelframe/functions';

interface Context {
  readonly args: { readonly out?: string };
  readonly session: Session;
}

type Digit = {
  readonly label: number;
  readonly rows: Float32Array;
  readonly columns: Float32Array;
  readonly x: number;
  readonly y: number;
  readonly mean: number;
  readonly std: number;
};

const SIDE = 28;
const float = DataType.float32();

/** The list of numbers of a row as a picture of one channel. */
const toTensor = udf((pixels: number[]) => Uint8Array.from(pixels), {
  returns: DataType.tensor(DataType.uint8(), [SIDE, SIDE]),
});

/** How much ink there is, where its middle lies, and how it is spread over rows and columns around that middle. */
const measure = udf.batch(
  (tensors: Series) => {
    const pixels = tensors.values as Uint8Array;
    return Array.from({ length: tensors.length }, (_, at) => {
      const scan = pixels.subarray(at * SIDE * SIDE, (at + 1) * SIDE * SIDE);
      const sum = scan.reduce((total, ink) => total + ink, 0);
      const mean = sum / scan.length;
      const std = Math.sqrt(scan.reduce((total, ink) => total + (ink - mean) ** 2, 0) / scan.length);
      const x = scan.reduce((total, ink, i) => total + ink * (i % SIDE), 0) / sum;
      const y = scan.reduce((total, ink, i) => total + ink * Math.floor(i / SIDE), 0) / sum;
      const rows = new Float32Array(SIDE);
      const columns = new Float32Array(SIDE);
      const [right, down] = [Math.round(SIDE / 2 - x), Math.round(SIDE / 2 - y)];
      // What is moved over the edge is dust: writing past the end of a typed array does nothing.
      scan.forEach((ink, i) => {
        rows[Math.floor(i / SIDE) + down]! += ink;
        columns[(i % SIDE) + right]! += ink;
      });
      return { rows, columns, x, y, mean, std };
    });
  },
  {
    returns: DataType.struct({
      rows: DataType.fixedSizeList(float, SIDE),
      columns: DataType.fixedSizeList(float, SIDE),
      x: float,
      y: float,
      mean: float,
      std: float,
    }),
    uses: { SIDE },
    batchSize: 512,
  },
);

type Vector = readonly number[];

const featuresOf = ({ rows, columns, x, y, mean, std }: Digit): Vector => [...rows, ...columns, x, y, mean, std];
const dot = (a: Vector, b: Vector): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

/** Puts every feature on one scale, that of the examples, and a constant beside them. */
function scaler(examples: readonly Vector[]): (features: Vector) => Vector {
  const means = examples[0]!.map((_, i) => examples.reduce((sum, example) => sum + example[i]!, 0) / examples.length);
  const spreads = means.map((mean, i) =>
    Math.sqrt(examples.reduce((sum, example) => sum + (example[i]! - mean) ** 2, 0) / examples.length),
  );
  return (features) => [...features.map((value, i) => (value - means[i]!) / (spreads[i]! || 1)), 1];
}

function softmax(scores: Vector): Vector {
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** Learns a weight for each digit and feature by plain gradient descent; gives the function that names a digit. */
function train(digits: readonly Digit[], steps = 120, rate = 0.5): (digit: Digit) => number {
  const scale = scaler(digits.map(featuresOf));
  const examples = digits.map((digit) => ({ label: digit.label, features: scale(featuresOf(digit)) }));
  const weights = Array.from({ length: 10 }, () => examples[0]!.features.map(() => 0));
  const scores = (features: Vector): Vector => weights.map((own) => dot(own, features));
  for (let step = 0; step < steps; step++) {
    const gradients = weights.map((own) => own.map(() => 0));
    for (const { label, features } of examples) {
      softmax(scores(features)).forEach((probability, digit) => {
        const error = probability - (digit === label ? 1 : 0);
        features.forEach((value, i) => (gradients[digit]![i]! += error * value));
      });
    }
    weights.forEach((own, digit) => {
      own.forEach((_, i) => (own[i]! -= (rate * gradients[digit]![i]!) / examples.length));
    });
  }
  return (digit) => {
    const all = scores(scale(featuresOf(digit)));
    return all.indexOf(Math.max(...all));
  };
}

/** Measures the scans, writes what was measured to `out`, and tells how well a classifier reads digits it has not seen. */
export default async function digits({ args, session }: Context): Promise<DataFrame> {
  const scans = await readJson('public/samples/digits.jsonl.gz');
  const measured = scans
    .withColumn('digit', toTensor(col('pixels')))
    .withColumn('measured', measure(col('digit')))
    .select('label', 'digit', col('measured').unnest())
    // Some fields were left empty: nothing there but dust.
    .where(col('mean').gt(5));
  await measured.collect();
  await measured.show();

  await measured
    .groupBy('label')
    .agg(
      F.count().alias('scans'),
      col('mean').mean().round(2).alias('ink'),
      col('mean').stddev().round(2).alias('ink_std'),
      col('y').mean().round(2).alias('middle'),
      col('y').stddev().round(2).alias('middle_std'),
    )
    .sort('label')
    .show(10);
  await measured.writeParquet(args.out ?? 'out/digits.parquet');

  const [training, test] = measured.exclude('digit').randomSplit([0.8, 0.2], { seed: 1 });
  const read = train((await training.toRows()) as Digit[]);
  const answers = ((await test.toRows()) as Digit[]).map((digit) => ({
    label: digit.label,
    right: read(digit) === digit.label ? 1 : 0,
  }));
  const right = answers.reduce((sum, answer) => sum + answer.right, 0);
  const share = ((100 * right) / answers.length).toFixed(1);
  session.print(`${right} of ${answers.length} digits it has not seen are read right: ${share} %`);
  return fromRows(answers)
    .groupBy('label')
    .agg(F.count().alias('scans'), col('right').sum(), col('right').mean().round(3).alias('accuracy'))
    .sort('label');
}
