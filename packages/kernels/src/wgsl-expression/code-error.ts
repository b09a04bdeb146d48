import { closestName, PlanError } from '@pixelframe/columnar';

/** A PlanError that says line and column, both from 1, and shows the place under its line of the code. */
export function codeError(code: string, at: number, message: string, hint?: string): PlanError {
  const before = code.slice(0, at).split('\n');
  const lead = before.at(-1)!;
  const line = code.split('\n')[before.length - 1]!.trimEnd();
  // Tabs stay, so that the mark stands under its character at every tab width.
  const mark = `${lead.replaceAll(/[^\t]/g, ' ')}^`;
  const text = `WGSL expression, line ${before.length}, column ${lead.length + 1}: ${message}\n  ${line}\n  ${mark}`;
  return new PlanError(text, hint === undefined ? {} : { hint });
}

/** A hint where one of the names is nearly this one. */
export function didYouMean(name: string, known: readonly string[]): string | undefined {
  const nearest = closestName(name, known);
  return nearest === null ? undefined : `Did you mean \`${nearest}\`?`;
}
