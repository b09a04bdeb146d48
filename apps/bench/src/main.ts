// `npm run bench -- SUITE ...`
import { parseArguments, usage, UsageError, type BenchArguments } from './args.ts';
import { fullScale, quickScale, runPipelineSuite } from './pipeline/suite.ts';
import { jsonLine } from './report/line.ts';
import { formatOutcomes } from './report/table.ts';

async function runSuite(options: BenchArguments): Promise<void> {
  const print = (text: string): void => void process.stdout.write(`${text}\n`);
  const log = options.json ? (text: string): void => void process.stderr.write(`${text}\n`) : print;
  const scale = options.full ? fullScale : quickScale;
  const outcomes = await runPipelineSuite(options, scale, log, (outcome) => {
    if (options.json) print(jsonLine(outcome));
  });
  if (!options.json) print(formatOutcomes(outcomes));
}

try {
  const options = parseArguments(process.argv.slice(2));
  if (options === 'help') process.stdout.write(usage);
  else await runSuite(options);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n\n${usage}`);
  process.exitCode = 2;
}
