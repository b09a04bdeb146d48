import { parseArgs } from 'node:util';

export const suiteNames = ['pipeline', 'images', 'embed', 'dedup', 'relational', 'responsive', 'memory'] as const;
export type SuiteName = (typeof suiteNames)[number];

export interface BenchArguments {
  readonly suite: SuiteName;
  /** Only this case; undefined: all. */
  readonly case: string | undefined;
  /** Only this peer; undefined: all. */
  readonly peer: string | undefined;
  /** More data, and no limit of five minutes. */
  readonly full: boolean;
  /** One JSON line per case and peer on stdout, everything else on stderr. */
  readonly json: boolean;
  /** `force` runs the GPU cases on a software adapter too. */
  readonly gpu: 'auto' | 'force';
}

/** Arguments that mean nothing; the message is for the user, the exit code 2. */
export class UsageError extends Error {}

export const usage = `npm run bench -- SUITE [--case NAME] [--peer NAME] [--full] [--json] [--gpu auto|force]

  SUITE        ${suiteNames.join(', ')}
  --case NAME  only this case of the suite
  --peer NAME  only this peer
  --full       more pictures, hashes or rows, and as long as it takes
  --json       one JSON line per case and peer on stdout
  --gpu force  GPU cases on a software adapter too
`;

/**
 * Reads the command line.
 *
 * @returns 'help' when help is asked for
 * @throws {UsageError}
 */
export function parseArguments(argv: readonly string[]): BenchArguments | 'help' {
  const { values, positionals } = parse(argv);
  if (values.help === true) return 'help';
  const [name, extra] = positionals;
  if (name === undefined) throw new UsageError(`Name a suite. There are: ${suiteNames.join(', ')}.`);
  const suite = suiteNames.find((candidate) => candidate === name);
  if (suite === undefined) throw new UsageError(`There is no suite '${name}'. There are: ${suiteNames.join(', ')}.`);
  if (extra !== undefined) throw new UsageError(`One suite at a time: unexpected '${extra}'.`);
  const gpu = values.gpu ?? 'auto';
  if (gpu !== 'auto' && gpu !== 'force') throw new UsageError(`--gpu is auto or force; got '${gpu}'.`);
  return { suite, case: values.case, peer: values.peer, full: values.full ?? false, json: values.json ?? false, gpu };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        case: { type: 'string' },
        peer: { type: 'string' },
        gpu: { type: 'string' },
        full: { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
