/** Line, from 1, where the module at `url` was when the error was made; null when it was not on the way. */
export function errorLine(error: unknown, url: string): number | null {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  for (const part of stack.split(url).slice(1)) {
    const position = /^:(\d+)/.exec(part);
    if (position !== null) return Number(position[1]);
  }
  return null;
}
