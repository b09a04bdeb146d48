import type { Evaluator } from '../evaluator.ts';
import { formatRows } from './format-rows.ts';

export const strftime: Evaluator = ([input], { options }) => formatRows(input!, options['format'] as string | null);
export const dateFormat = strftime;
