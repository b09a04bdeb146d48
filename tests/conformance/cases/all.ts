import type { Case } from '../case.ts';
import { aggregateCases } from './aggregates.ts';
import { mapGroupsCases } from './map-groups.ts';
import { fileCases } from './files.ts';
import { eagerImageCases } from './eager-images.ts';
import { imageFileCases } from './image-files.ts';
import { imageFunctionCases } from './image-functions.ts';
import { imageCases } from './images.ts';
import { joinCases } from './joins.ts';
import { resultCases } from './results.ts';
import { similarityCases } from './similarity.ts';
import { textFileCases } from './text-files.ts';
import { udfCases } from './udf.ts';
import { wgslCases } from './wgsl.ts';
import { valueCases } from './values.ts';
import { verbCases } from './verbs.ts';

/** Cases by topic; images, similarity and WGSL are the ones that a GPU may compute. */
export const CASES: Readonly<Record<string, readonly Case[]>> = {
  verbs: verbCases,
  aggregates: aggregateCases,
  'groups through functions': mapGroupsCases,
  'user functions': udfCases,
  'WGSL expressions': wgslCases,
  joins: joinCases,
  similarity: similarityCases,
  values: valueCases,
  results: resultCases,
  files: fileCases,
  'text files': textFileCases,
  images: imageCases,
  'image functions': imageFunctionCases,
  'image files': imageFileCases,
  'single images': eagerImageCases,
};
