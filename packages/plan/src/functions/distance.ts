import type { DataType, Field } from '@pixelframe/columnar';
import { DataType as T, isNumeric, PlanError } from '@pixelframe/columnar';
import type { Expr, LiteralValue } from '../expr.ts';
import { literal, unalias } from '../expr.ts';
import { refuseOtherModel } from './model/same-model.ts';
import type { FunctionDefinition } from './define.ts';
import { defineFunction, typeMismatch } from './define.ts';

/** Numbers a vector of this type has, NaN where its model will say; null for what is no vector. */
const lengthOf = (type: DataType): number | null =>
  (type.kind === 'embedding' || type.kind === 'fixedSizeList') && isNumeric(type.item) ? (type.size ?? NaN) : null;

function checkVectors(name: string, args: readonly Field[]): DataType {
  const [left, right] = args.map(({ type }) => lengthOf(type)) as [number | null, number | null];
  if (args.some(({ type }, i) => type.kind !== 'null' && [left, right][i] === null)) {
    throw typeMismatch(
      name,
      args,
      'embeddings, or lists of numbers of one size',
      'Lists convert with .cast(DataType.fixedSizeList(DataType.float32(), n)).',
    );
  }
  refuseOtherModel(name, args[0]!, args[1]!);
  if (left !== null && right !== null && Math.abs(left - right) > 0) {
    throw new PlanError(`${name}: the vectors have ${left} and ${right} numbers, expected as many on both sides.`, {
      column: args[0]!.name,
    });
  }
  return T.float64();
}

const isVector = (value: LiteralValue): boolean =>
  value === null || (Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'number'));

/** A plain array is a vector of its own length, so that a wrong length is found before anything runs. */
function vectorLiteral(expr: Expr): Expr {
  const bare = unalias(expr);
  if (bare.kind !== 'literal' || !Array.isArray(bare.value)) return expr;
  return literal(bare.value, T.fixedSizeList(T.float64(), bare.value.length));
}

const vector = {
  single: true,
  check: (value: LiteralValue) => (isVector(value) ? null : 'must be an array of numbers'),
} as const;

const distance = ({ name, daft, doc }: Pick<FunctionDefinition, 'name' | 'daft' | 'doc'>) =>
  defineFunction({
    name,
    daft,
    args: [
      { name: 'left', doc: 'Embeddings, or fixed-size lists of numbers; or one array for every row.', ...vector },
      { name: 'right', doc: 'As many numbers as on the left.', ...vector },
    ],
    params: [],
    prepare: (args) => args.map(vectorLiteral),
    nulls: 'propagate',
    returns: 'number',
    infer: (args) => checkVectors(name, args),
    doc,
    example: `df.withColumn('d', col('embedding').${name}([0.1, 0.2, 0.3]))`,
  });

export const cosineDistance = distance({
  name: 'cosineDistance',
  daft: 'cosine_distance',
  doc: 'One minus the cosine of the angle between two vectors: 0 for one direction, 2 for opposite ones; NaN where one is all zeros.',
});
export const cosineSimilarity = distance({
  name: 'cosineSimilarity',
  daft: 'cosine_similarity',
  doc: 'Cosine of the angle between two vectors; null where one is all zeros.',
});
export const dotProduct = distance({
  name: 'dotProduct',
  daft: 'dot_product',
  doc: 'Sum of the products of the numbers of two vectors.',
});
export const euclideanDistance = distance({
  name: 'euclideanDistance',
  daft: 'euclidean_distance',
  doc: 'Length of the difference of two vectors.',
});
export const pearsonCorrelation = distance({
  name: 'pearsonCorrelation',
  daft: 'pearson_correlation',
  doc: 'Pearson correlation of the numbers of two vectors, -1 to 1; null where one is constant.',
});
export const jaccardSimilarity = distance({
  name: 'jaccardSimilarity',
  daft: 'jaccard_similarity',
  doc: 'Share of the places where both vectors are not 0 among those where one is; 1 where both are all zeros.',
});

export const greatCircleDistance = defineFunction({
  name: 'greatCircleDistance',
  daft: 'great_circle_distance',
  args: [
    { name: 'lat1', doc: 'Latitude of the first point in degrees, -90 to 90.' },
    { name: 'lon1', doc: 'Its longitude, -180 to 180.' },
    { name: 'lat2', doc: 'Latitude of the second point.' },
    { name: 'lon2', doc: 'Its longitude.' },
  ],
  params: [],
  nulls: 'propagate',
  returns: 'number',
  output: () => 'great_circle_distance',
  infer(args) {
    if (!args.every(({ type }) => isNumeric(type) || type.kind === 'null')) {
      throw typeMismatch('greatCircleDistance', args, 'four numbers of degrees');
    }
    return T.float64();
  },
  doc: 'Metres between two points of the Earth, a sphere of 6371 km (haversine formula); null for coordinates out of range.',
  example: "df.select(col('x').greatCircleDistance(13.4, 48.85, 2.35))",
});
