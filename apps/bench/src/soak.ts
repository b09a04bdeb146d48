// `npm run soak`: minutes of large pictures in one page. Exit 1 when it grows, slows down or takes more than it may.
import { describeHost } from './report/machine.ts';
import { formatSoak, judge, soakJsonLine } from './soak/judge.ts';
import { parseSoakOptions, usage } from './soak/options.ts';
import { runSoak } from './soak/run-soak.ts';

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const whisper = (text: string): void => void process.stderr.write(`${text}\n`);

async function soak(): Promise<void> {
  const options = parseSoakOptions(process.argv.slice(2));
  const log = options.json ? whisper : print;
  log(describeHost());
  const outcome = await runSoak(options.rows, log);
  print(options.json ? soakJsonLine(outcome) : formatSoak(outcome));
  if (judge(outcome).some(({ ok }) => ok === false)) process.exitCode = 1;
}

try {
  await soak();
} catch (error) {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  whisper(error instanceof Error && error.message.startsWith('--') ? `${error.message}\n\n${usage}` : text);
  process.exitCode = 2;
}
