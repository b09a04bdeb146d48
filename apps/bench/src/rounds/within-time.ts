/**
 * The work's result, if it comes in time. The work itself is not stopped: whoever gives up on it ends what it runs in.
 *
 * @throws Error that names the limit
 */
export async function withinTime<T>(limitMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`ran out of time (${limitMs / 1000} s)`)), limitMs);
  });
  // It may fail later, with nobody waiting.
  work.catch(() => undefined);
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
