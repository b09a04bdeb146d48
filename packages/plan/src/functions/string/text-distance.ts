import { DataType as T } from '@pixelframe/columnar';
import { defineFunction, typeMismatch } from '../define.ts';

const distance = (
  name: string,
  daft: string,
  doc: string,
  result: ReturnType<typeof T.int64 | typeof T.float64> = T.int64(),
) =>
  defineFunction({
    name,
    daft,
    args: [
      { name: 'left', doc: 'Text.' },
      { name: 'right', doc: 'Text.', single: true },
    ],
    params: [],
    nulls: 'propagate',
    returns: 'number',
    infer(args) {
      if (args.some(({ type }) => type.kind !== 'string' && type.kind !== 'null')) {
        throw typeMismatch(name, args, 'two Strings', 'Convert with .cast(DataType.string()).');
      }
      return result;
    },
    doc,
    example: `df.select(col('first').${name}(col('last')))`,
  });

export const hammingDistanceStr = distance(
  'hammingDistanceStr',
  'hamming_distance_str',
  'How many characters differ at the same place; null for texts of different lengths. See `hammingDistance` for hashes.',
);
export const levenshteinDistance = distance(
  'levenshteinDistance',
  'levenshtein_distance',
  'The fewest characters to insert, delete or change to get from one text to the other.',
);
export const damerauLevenshteinDistance = distance(
  'damerauLevenshteinDistance',
  'damerau_levenshtein_distance',
  'As `levenshteinDistance`, with swapping two neighbours as one step; no part is edited twice (optimal string alignment).',
);
export const jaroSimilarity = distance(
  'jaroSimilarity',
  'jaro_similarity',
  'Jaro similarity by characters, from 0 (nothing in common) to 1 (equal).',
  T.float64(),
);
export const jaroWinklerSimilarity = distance(
  'jaroWinklerSimilarity',
  'jaro_winkler_similarity',
  'Jaro similarity, higher for texts that begin alike (up to 4 characters).',
  T.float64(),
);
