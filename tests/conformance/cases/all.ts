import type { Case } from '../case.ts';
import { fileCases } from './files.ts';
import { imageCases } from './images.ts';
import { joinCases } from './joins.ts';
import { resultCases } from './results.ts';
import { valueCases } from './values.ts';
import { verbCases } from './verbs.ts';

/** Cases by topic; images are the ones that a GPU may compute. */
export const CASES: Readonly<Record<string, readonly Case[]>> = {
  verbs: verbCases,
  joins: joinCases,
  values: valueCases,
  results: resultCases,
  files: fileCases,
  images: imageCases,
};
