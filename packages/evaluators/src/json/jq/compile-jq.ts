import { PlanError } from '@pixelframe/columnar';
import type { Json } from '../parse-json.ts';
import { checkProgram } from './check.ts';
import { Machine } from './machine.ts';
import { parseDefinitions, parseProgram } from './parse.ts';
import { PRELUDE } from './prelude.ts';
import type { Definition } from './syntax.ts';
import { SyntaxFailure } from './tokens.ts';
import { fromJson, JqError, show } from './values.ts';

let prelude: readonly Definition[] | undefined;

/**
 * A jq program ready to run: JSON in, the texts of its results out. A PlanError for a program that is none; running it
 * throws a {@link JqError}.
 */
export function compileJq(text: string): (value: Json) => string[] {
  prelude ??= parseDefinitions(PRELUDE);
  try {
    const program = parseProgram(text);
    checkProgram(program, prelude);
    const machine = new Machine(prelude);
    return (value) => {
      try {
        return machine.all(program, fromJson(value)).map(show);
      } catch (error) {
        // A filter that calls itself without end.
        if (error instanceof RangeError) throw new JqError('the filter calls itself too often');
        throw error;
      }
    };
  } catch (error) {
    if (!(error instanceof SyntaxFailure)) throw error;
    throw new PlanError(`jq: '${text}' is no filter: ${error.message}.`);
  }
}

export { JqError };
