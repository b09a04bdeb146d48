import type { Browser } from 'playwright';
import { serveFolder } from './static-server.ts';

export interface Answer {
  readonly rows: readonly { readonly n: number }[];
  readonly hashes: readonly (readonly number[])[];
}

/** What pixelframe/images makes of the same photo. */
export interface SingleAnswer {
  readonly width: number;
  readonly side: number;
  readonly hash: readonly number[];
  readonly bytes: readonly number[];
}

/** What ask-udfs.js got of each form of a user's function: values, or what its error says. */
export type UdfAnswers = Readonly<Record<string, unknown>>;

export interface Visit {
  /** What the page left in `answers`: by worker script, under `single` and under `udfs`, the results of ask.js and ask-udfs.js. */
  readonly answers: Readonly<Record<string, Answer | SingleAnswer | UdfAnswers>>;
  readonly isolated: boolean;
  /** Paths the server was asked for, workers' requests included. */
  readonly served: readonly string[];
  /** Paths it did not have. */
  readonly missing: readonly string[];
  /** Paths of `served` that the browser reported; all of them, or `foreign` cannot be relied on. */
  readonly reported: readonly string[];
  /** Addresses the page or a worker asked for elsewhere. */
  readonly foreign: readonly string[];
  /** Errors and warnings of the console, and uncaught errors. */
  readonly complaints: readonly string[];
}

// No eval and nothing from elsewhere: a violation is an error of the console.
const strict = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src data:";
/** The same, and functions may be made of their source. */
export const WITH_EVAL = strict.replace("'wasm-unsafe-eval'", "'unsafe-eval'");

declare global {
  /** Set by the consumers' pages when they are done. */
  var answers: Record<string, Answer | SingleAnswer | UdfAnswers> | undefined;
}

/** Serves `folder`, opens it in the browser, and waits for its answers. */
export async function visitPage(browser: Browser, folder: string, isolated: boolean, policy = strict): Promise<Visit> {
  const server = await serveFolder(folder, isolated, policy);
  const page = await browser.newPage();
  const complaints: string[] = [];
  const reported: string[] = [];
  const foreign: string[] = [];
  const failed = new Promise<never>((_, reject) => {
    page.on('pageerror', (error) => {
      complaints.push(error.message);
      reject(error);
    });
  });
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('request', (request) => {
    const url = request.url();
    if (url.startsWith(server.url)) reported.push(new URL(url).pathname);
    else if (!url.startsWith('data:')) foreign.push(url);
  });
  try {
    await page.goto(server.url);
    await Promise.race([page.waitForFunction(() => globalThis.answers !== undefined), failed]);
    const answers = (await page.evaluate(() => globalThis.answers))!;
    const served = server.requests.map(({ path }) => path);
    const isolatedPage = await page.evaluate(() => crossOriginIsolated);
    const missing = server.requests.filter(({ status }) => status === 404).map(({ path }) => path);
    return { answers, isolated: isolatedPage, served, missing, reported, foreign, complaints };
  } finally {
    await page.close();
    await server.close();
  }
}
