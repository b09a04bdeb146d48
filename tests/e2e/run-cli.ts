import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, realpath, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const checkout = join(import.meta.dirname, '../..');
/** The samples' pictures. */
export const samples = join(checkout, 'public/samples/images');
const bin = join(checkout, 'apps/cli/bin/pixelframe.mjs');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly pid: number;
  readonly ended: Promise<Ended>;
  /** Resolves once `text` is on stderr; rejects when the run ends without it. */
  printed(text: string): Promise<void>;
}

/**
 * Starts `pixelframe` in a process group of its own.
 *
 * @param temporary where its temporary files go; the system's place keeps what tsx has compiled
 */
export function startCli(args: readonly string[], cwd: string, temporary = tmpdir()): Running {
  return start(process.execPath, [bin, ...args], cwd, temporary);
}

/** Runs `pixelframe` in `cwd` to its end. */
export const runCli = (args: readonly string[], cwd: string): Promise<Ended> => startCli(args, cwd).ended;

/** Runs it as a person does, through npx, in a folder of the checkout. */
export const runNpx = (args: readonly string[], cwd: string): Promise<Ended> =>
  start('npx', ['--no', 'pixelframe', ...args], cwd, tmpdir()).ended;

function start(command: string, args: readonly string[], cwd: string, temporary: string): Running {
  // Under `npm exec -c`, the outer npm would hand its command on to npx.
  const env = { ...process.env, TMPDIR: temporary, npm_config_call: undefined };
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (stdout += piece));
  child.stderr.setEncoding('utf8').on('data', (piece: string) => (stderr += piece));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
  return {
    pid: child.pid!,
    ended,
    printed(text) {
      const seen = new Promise<void>((resolve) => {
        const look = (): void => {
          if (stderr.includes(text)) resolve();
        };
        child.stderr.on('data', look);
        look();
      });
      const missed = ended.then(() => {
        throw new Error(`The run ended without printing '${text}':\n${stderr}`);
      });
      // It ends after the text was seen, too.
      missed.catch(() => undefined);
      return Promise.race([seen, missed]);
    },
  };
}

/** A new folder below the system's temporary one, with these text files in it. */
export async function makeFolder(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'pixelframe-e2e-')));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

/** What is on stderr besides the progress of the stages, which depends on timing. */
export const withoutProgress = (stderr: string): string => stderr.replace(/^.*: \d+(\/\d+)? rows, .*\n/gm, '');
