import { readdir, readFile } from 'node:fs/promises';

export interface ProcessEntry {
  readonly id: number;
  /** Arguments, with NUL between them. */
  readonly command: string;
}

/** Living processes below `root`, itself left out. Linux only. */
export async function processesBelow(root: number): Promise<ProcessEntry[]> {
  const all = await livingProcesses();
  const parents = new Map(all.map(({ id, parent }) => [id, parent]));
  const isBelow = (id: number): boolean => {
    const parent = parents.get(id);
    return parent !== undefined && (parent === root || isBelow(parent));
  };
  return all.filter(({ id }) => isBelow(id));
}

/** Those of `before` that still live, and others whose command names `folder`. */
export async function leftOver(before: readonly ProcessEntry[], folder: string): Promise<ProcessEntry[]> {
  const ids = new Set(before.map(({ id }) => id));
  return (await livingProcesses()).filter(({ id, command }) => ids.has(id) || command.includes(folder));
}

async function livingProcesses(): Promise<(ProcessEntry & { readonly parent: number })[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const entries = ids.map(async (name) => {
    const [stat, command] = await Promise.all([
      readFile(`/proc/${name}/stat`, 'utf8'),
      readFile(`/proc/${name}/cmdline`, 'utf8'),
    ]);
    // `id (name) state parent ...`, and the name may hold anything.
    const [, state, parent] = stat.slice(stat.lastIndexOf(')')).split(' ');
    return { id: Number(name), command, parent: Number(parent), ended: state === 'Z' || state === 'X' };
  });
  const settled = await Promise.allSettled(entries);
  // One that ended while it was looked at has no files any more.
  return settled.flatMap((entry) => (entry.status === 'fulfilled' && !entry.value.ended ? [entry.value] : []));
}
