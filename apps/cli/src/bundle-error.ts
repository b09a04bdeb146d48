import { relative } from 'node:path';

/** What rolldown tells of a problem; errors and warnings have the same fields. */
export interface BundleProblem {
  readonly message: string;
  readonly code?: string | undefined;
  readonly id?: string | undefined;
  readonly loc?: { readonly file?: string | undefined; readonly line: number; readonly column: number } | undefined;
}

/** The pipeline cannot be built; the message has one line per problem, `file:line:column: what`. */
export class BundleError extends Error {}

/** `pipeline.ts:3:11: Unexpected token`, with the path from `cwd`. */
export function formatProblem(problem: BundleProblem, cwd: string): string {
  // eslint-disable-next-line no-control-regex
  const plain = problem.message.replace(/\u001b\[[0-9;]*m/g, '').replace(/^\[[A-Z_]+\] /, '');
  const what = plain.split('\n')[0]!.replace(/^Could not resolve ('.+') in .+$/, 'Cannot find the module $1');
  const file = problem.loc?.file ?? problem.id;
  if (file === undefined) return what;
  const place = problem.loc === undefined ? '' : `:${problem.loc.line}:${problem.loc.column + 1}`;
  return `${relative(cwd, file)}${place}: ${what}`;
}

/** All problems of a failed build: rolldown keeps them in `errors`. */
export function toBundleError(error: unknown, cwd: string): BundleError {
  const problems =
    error instanceof Error && 'errors' in error && Array.isArray(error.errors)
      ? (error.errors as readonly BundleProblem[])
      : [{ message: error instanceof Error ? error.message : String(error) }];
  return new BundleError(problems.map((problem) => formatProblem(problem, cwd)).join('\n'));
}
