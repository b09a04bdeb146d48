import { parseArguments, UsageError } from './args.ts';
import { run } from './run.ts';
import { usage } from './usage.ts';

/** `pixelframe` as a command: sets the exit code of this process. */
export async function main(argv: readonly string[]): Promise<void> {
  const controller = new AbortController();
  let outputClosed = false;
  const interrupt = (): void => {
    // The second time without patience.
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // `| head` has what it wanted.
    if (error.code !== 'EPIPE') throw error;
    outputClosed = true;
    controller.abort();
  });
  try {
    const command = parseArguments(argv);
    if (command.kind === 'help') {
      process.stdout.write(usage);
      return;
    }
    const code = await run(command.options, {
      cwd: process.cwd(),
      writeResult: (chunk) => new Promise((resolve) => process.stdout.write(chunk, () => resolve())),
      stderr: process.stderr,
      signal: controller.signal,
    });
    process.exitCode = outputClosed ? 0 : code;
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`pixelframe: ${error.message}\nTry: pixelframe --help\n`);
      process.exitCode = 2;
    } else {
      process.stderr.write(`pixelframe: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      process.exitCode = 1;
    }
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}
