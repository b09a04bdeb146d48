import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** What a peer's process says of one run. */
export interface ChildRun {
  readonly ms: number;
  /** What its results are compared by; what that is, the suite says. */
  readonly check: readonly (readonly number[])[];
}

/** A peer in a process of its own, which keeps what it has loaded between runs. */
export interface ChildPeer {
  run(): Promise<ChildRun>;
  close(): void;
}

/**
 * Starts a peer's process and waits until it is ready. It prints one JSON line when it is, and one for each line it is
 * sent; a line with `error` is a failure.
 *
 * @throws Error with the process's last words when it fails
 */
export async function openChildPeer(
  command: string,
  argv: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<ChildPeer> {
  const child = spawn(command, argv, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  let words = '';
  child.stderr.on('data', (chunk: Buffer) => (words = (words + chunk.toString()).slice(-2000)));
  // A process that is gone cannot be written to; its end is told below.
  child.stdin.on('error', () => undefined);
  let waiting: { resolve(line: string): void; reject(error: Error): void } | null = null;
  createInterface(child.stdout).on('line', (line) => waiting?.resolve(line));
  const fail = (error: Error): void => waiting?.reject(error);
  child.on('error', fail);
  child.on('close', (code) => fail(new Error(`${lastLine(words)} (exit ${code})`)));
  const next = async (): Promise<unknown> => {
    const line = await new Promise<string>((resolve, reject) => (waiting = { resolve, reject }));
    const answer = JSON.parse(line) as { readonly error?: string };
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer;
  };
  await next();
  return {
    async run() {
      child.stdin.write('run\n');
      return (await next()) as ChildRun;
    },
    close: () => void child.kill('SIGKILL'),
  };
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';
