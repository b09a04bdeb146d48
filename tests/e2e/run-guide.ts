import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setDefaultSession } from 'pixelframe';
import { createSession } from 'pixelframe/node';
import { vi } from 'vitest';
import { guideHub } from './guide-hub.ts';
import { checkout } from './run-cli.ts';

/** The snippets of a page of `apps/docs`, in order, each with the text block that follows it. */
async function guideSnippets(page: string): Promise<{ readonly code: string; readonly output: string }[]> {
  const text = await readFile(join(checkout, 'apps/docs', page), 'utf8');
  const blocks = text.matchAll(/```ts\n(?<code>[\s\S]*?)```(?:\n\n```text\n(?<output>[\s\S]*?)```)?/g);
  return Array.from(blocks, ({ groups }) => ({ code: groups!['code']!, output: groups!['output'] ?? '' }));
}

const BETWEEN = '\u0000';

/** Times and the machine's memory are of the run; a column of times is as wide as its widest. */
const withoutTimes = (text: string): string =>
  text
    .replace(/ +(?:\d+\.\d|ms)$/gm, ' ms')
    .replace(/In all \d+\.\d ms/g, 'In all ms')
    .replace(/memory limit \d+ MiB/g, 'memory limit MiB')
    .replace(/ +$/gm, '')
    .trim();

/**
 * Runs the snippets as one module in Node: what each has printed, by `show()` or `console.log`, and what the page says.
 */
export async function runGuide(page: string): Promise<{ printed: string[]; expected: string[] }> {
  const snippets = await guideSnippets(page);
  const file = join(checkout, `.docs-${page}.ts`);
  const lines: string[] = [];
  const print = (...values: readonly unknown[]): void => void lines.push(values.map(String).join(' '));
  const log = vi.spyOn(console, 'log').mockImplementation(print);
  await using hub = await guideHub();
  vi.stubEnv('HF_ENDPOINT', hub.url);
  const session = createSession({ cwd: checkout, print });
  setDefaultSession(session);
  try {
    await writeFile(file, snippets.map(({ code }) => code).join(`\nconsole.log('\\u0000');\n`));
    await import(/* @vite-ignore */ pathToFileURL(file).href);
  } finally {
    vi.unstubAllEnvs();
    log.mockRestore();
    setDefaultSession(null);
    await session.close();
    await rm(file, { force: true });
  }
  return {
    printed: lines.join('\n').split(BETWEEN).map(withoutTimes),
    expected: snippets.map(({ output }) => withoutTimes(output)),
  };
}
