// `npm run bench -- SUITE ...`
import { parseArguments, usage, UsageError, type BenchArguments } from './args.ts';
import { fullDedup, quickDedup, runDedupSuite } from './dedup/suite.ts';
import { fullEmbed, quickEmbed, runEmbedSuite } from './embed/suite.ts';
import { fullImages, quickImages, runImagesSuite } from './images/suite.ts';
import { formatMemory, isWithinLimit, memoryJsonLine } from './memory/outcome.ts';
import { runMemorySuite } from './memory/suite.ts';
import { fullScale, quickScale, runPipelineSuite } from './pipeline/suite.ts';
import { jsonLine } from './report/line.ts';
import { formatResponsive, responsiveJsonLine, runResponsiveSuite } from './responsive/suite.ts';
import { formatMeans, formatOutcomes } from './report/table.ts';
import { fullRelational, quickRelational, runRelationalSuite } from './relational/suite.ts';

const MEMORY_PICTURES = 2000;
const MEMORY_PICTURES_FULL = 20_000;
const RESPONSIVE_ROWS = 10_000_000;
/** Enough to say what one in a thousand is. */
const RESPONSIVE_BEATS = 1200;
const RESPONSIVE_ROWS_FULL = 30_000_000;

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const whisper = (text: string): void => void process.stderr.write(`${text}\n`);

async function pipeline(options: BenchArguments): Promise<void> {
  const scale = options.full ? fullScale : quickScale;
  const outcomes = await runPipelineSuite(options, scale, options.json ? whisper : print, (outcome) => {
    if (options.json) print(jsonLine(outcome));
  });
  if (!options.json) print(formatOutcomes(outcomes));
}

async function images(options: BenchArguments): Promise<void> {
  const scale = options.full ? fullImages : quickImages;
  const outcomes = await runImagesSuite(options, scale, options.json ? whisper : print, (outcome) => {
    if (options.json) print(jsonLine(outcome));
  });
  if (!options.json) print(formatOutcomes(outcomes));
}

async function embed(options: BenchArguments): Promise<void> {
  const scale = options.full ? fullEmbed : quickEmbed;
  const outcomes = await runEmbedSuite(options, scale, options.json ? whisper : print, (outcome) => {
    if (options.json) print(jsonLine(outcome));
  });
  if (!options.json) print(formatOutcomes(outcomes));
}

async function dedup(options: BenchArguments): Promise<void> {
  const scale = options.full ? fullDedup : quickDedup;
  const outcomes = await runDedupSuite(options, scale, options.json ? whisper : print, (outcome) => {
    if (options.json) print(jsonLine(outcome));
  });
  if (!options.json) print(formatOutcomes(outcomes, 'run'));
}

async function relational(options: BenchArguments): Promise<void> {
  const scale = options.full ? fullRelational : quickRelational;
  const outcomes = await runRelationalSuite(options, scale, options.json ? whisper : print, (outcome) => {
    if (options.json) print(jsonLine(outcome));
  });
  if (!options.json) print(`${formatOutcomes(outcomes, 'run')}\n${formatMeans(outcomes)}`);
}

async function responsive(options: BenchArguments): Promise<void> {
  const rows = options.full ? RESPONSIVE_ROWS_FULL : RESPONSIVE_ROWS;
  const runs = await runResponsiveSuite(rows, RESPONSIVE_BEATS, options.json ? whisper : print);
  print(options.json ? runs.map(responsiveJsonLine).join('\n') : formatResponsive(runs));
}

async function memory(options: BenchArguments): Promise<void> {
  const pictures = options.full ? MEMORY_PICTURES_FULL : MEMORY_PICTURES;
  const outcome = await runMemorySuite(options, pictures, options.json ? whisper : print);
  print(options.json ? memoryJsonLine(outcome) : formatMemory(outcome));
  if (isWithinLimit(outcome) === false) process.exitCode = 1;
}

try {
  const options = parseArguments(process.argv.slice(2));
  if (options === 'help') process.stdout.write(usage);
  else await { pipeline, images, embed, dedup, relational, responsive, memory }[options.suite](options);
} catch (error) {
  const misused = error instanceof UsageError;
  const text = error instanceof Error ? (misused ? `${error.message}\n\n${usage}` : error.stack) : String(error);
  process.stderr.write(`${text}\n`);
  process.exitCode = misused ? 2 : 1;
}
