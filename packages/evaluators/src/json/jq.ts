import { DecodeError, stringColumn, stringsOf } from '@pixelframe/columnar';
import type { Evaluator } from '../evaluator.ts';
import { compileJq, JqError } from './jq/compile-jq.ts';
import { JsonError, parseJson } from './parse-json.ts';

export const jq: Evaluator = ([input], { options }) => {
  const filter = options['filter'] as string;
  const run = compileJq(filter);
  return stringColumn(
    stringsOf(input!).map((text, row) => {
      if (text === null) return null;
      try {
        const results = run(parseJson(text));
        return results.length > 1 ? `[${results.join(',')}]` : (results[0] ?? '');
      } catch (error) {
        if (!(error instanceof JsonError || error instanceof JqError)) throw error;
        throw new DecodeError(`jq: ${error.message}, in row ${row} of the filter '${filter}'.`, {
          row,
          reason: 'jq failed',
        });
      }
    }),
  );
};
