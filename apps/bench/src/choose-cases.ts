import { UsageError, type BenchArguments } from './args.ts';

/**
 * The cases and peers that were asked for.
 *
 * @throws {UsageError} that names what there is
 */
export function chooseCases<P extends string, C extends { readonly name: string; readonly peers: readonly P[] }>(
  suite: string,
  all: readonly C[],
  choice: Pick<BenchArguments, 'case' | 'peer'>,
): { readonly chosen: C; readonly peers: readonly P[] }[] {
  const cases = all.filter(({ name }) => choice.case === undefined || name === choice.case);
  if (cases.length === 0) {
    const names = all.map(({ name }) => name).join(', ');
    throw new UsageError(`The suite ${suite} has no case '${choice.case}'. There are: ${names}.`);
  }
  const pairs = cases
    .map((chosen) => ({
      chosen,
      peers: chosen.peers.filter((peer) => choice.peer === undefined || peer === choice.peer),
    }))
    .filter(({ peers }) => peers.length > 0);
  if (pairs.length === 0) {
    const names = [...new Set(cases.flatMap(({ peers }) => peers))].join(', ');
    throw new UsageError(`There is no peer '${choice.peer}' here. There are: ${names}.`);
  }
  return pairs;
}
