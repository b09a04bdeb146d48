import { readdir, readFile } from 'node:fs/promises';

/**
 * The largest resident size so far (VmHWM, in bytes) of each of Chromium's renderers below process `ancestor`, by process
 * id. Linux only: elsewhere the map is empty.
 */
export async function rendererPeaks(ancestor: number): Promise<Map<number, number>> {
  const peaks = new Map<number, number>();
  for (const pid of await renderersBelow(ancestor)) {
    const peak = peakOf(await read(`/proc/${pid}/status`));
    if (peak !== null) peaks.set(pid, peak);
  }
  return peaks;
}

/**
 * How much the page's process grew between two looks: of all renderers the one that grew most, since Chromium keeps a spare
 * one too. Nulls where nothing could be read.
 */
export function largestGrowth(
  before: ReadonlyMap<number, number>,
  after: ReadonlyMap<number, number>,
): { baselineBytes: number | null; peakBytes: number | null } {
  let best: { baselineBytes: number; peakBytes: number } | null = null;
  for (const [pid, end] of after) {
    const start = before.get(pid);
    if (start === undefined) continue;
    if (best === null || end - start > best.peakBytes) best = { baselineBytes: start, peakBytes: end - start };
  }
  return best ?? { baselineBytes: null, peakBytes: null };
}

/** VmHWM of a /proc/PID/status, in bytes. */
export function peakOf(status: string): number | null {
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) * 1024;
}

/** Of a /proc/PID/stat. The command's name, in brackets, may hold spaces and brackets itself. */
export function parentOf(stat: string): number | null {
  const parent = /^\S+ (\d+)/.exec(stat.slice(stat.lastIndexOf(')') + 2))?.[1];
  return parent === undefined ? null : Number(parent);
}

/** Clock ticks a second of /proc/PID/stat, on every Linux that there is. */
const TICKS = 100;

/** Milliseconds of processor time that Chromium's renderers below process `ancestor` have had; 0 where not on Linux. */
export async function rendererTime(ancestor: number): Promise<number> {
  let ticks = 0;
  for (const pid of await renderersBelow(ancestor)) ticks += ticksOf(await read(`/proc/${pid}/stat`));
  return (1000 / TICKS) * ticks;
}

/** Of a /proc/PID/stat: in the program and in the kernel for it. */
export function ticksOf(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
}

async function renderersBelow(ancestor: number): Promise<number[]> {
  const parents = await parentsOfAll();
  const found: number[] = [];
  for (const pid of parents.keys()) {
    if (!descendsFrom(pid, ancestor, parents)) continue;
    const commandLine = await read(`/proc/${pid}/cmdline`);
    if (commandLine.includes('--type=renderer')) found.push(pid);
  }
  return found;
}

async function parentsOfAll(): Promise<Map<number, number>> {
  const names = await readdir('/proc').catch(() => []);
  const parents = new Map<number, number>();
  for (const name of names) {
    if (!/^\d+$/.test(name)) continue;
    const parent = parentOf(await read(`/proc/${name}/stat`));
    if (parent !== null) parents.set(Number(name), parent);
  }
  return parents;
}

function descendsFrom(pid: number, ancestor: number, parents: ReadonlyMap<number, number>): boolean {
  for (let at: number | undefined = pid; at !== undefined && at > 1; at = parents.get(at)) {
    if (at === ancestor) return true;
  }
  return false;
}

/** A process may end at any moment: then there is nothing to read. */
const read = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');
