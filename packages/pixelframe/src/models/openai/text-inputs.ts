import { MOST_INPUTS } from './settings.ts';

/** The most tokens of one request, by OpenAI's rules. */
const MOST_TOKENS = 300_000;
const BYTES_PER_TOKEN = 4;
const LONGEST_START = 60;

const encoder = new TextEncoder();

/** By its bytes, not its letters: those of Chinese, say, are about a token each. */
export const estimateTokens = (text: string): number => Math.ceil(encoder.encode(text).length / BYTES_PER_TOKEN);

/** Some texts of one request. */
export interface TextRequest {
  readonly texts: readonly string[];
  readonly tokens: number;
}

/** Texts in order, as few requests as their number and their tokens allow; a text that is too long goes alone. */
export function textRequests(texts: readonly string[], tokensPerMinute: number | null): TextRequest[] {
  const most = Math.min(MOST_TOKENS, tokensPerMinute ?? MOST_TOKENS);
  const requests: TextRequest[] = [];
  let current: string[] = [];
  let sum = 0;
  const flush = (): void => {
    if (current.length > 0) requests.push({ texts: current, tokens: sum });
    current = [];
    sum = 0;
  };
  for (const text of texts) {
    const tokens = estimateTokens(text);
    if (current.length === MOST_INPUTS || sum + tokens > most) flush();
    current.push(text);
    sum += tokens;
  }
  flush();
  return requests;
}

const startOf = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > LONGEST_START ? `"${line.slice(0, LONGEST_START)}..."` : `"${line}"`;
};

/** Which text the server finds fault with, by the place it names, else by its length; '' for other faults. */
export function blamedText(texts: readonly string[], told: string): string {
  const place = /input\[(\d+)\]|input\.(\d+)/.exec(told);
  const named = place === null ? undefined : texts[Number(place[1] ?? place[2])];
  if (named !== undefined) return `The text begins ${startOf(named)}.`;
  if (!/input|token|length|context|long/i.test(told)) return '';
  const longest = texts.reduce((found, text) => (text.length > found.length ? text : found));
  return `The ${texts.length === 1 ? '' : 'longest '}text begins ${startOf(longest)}.`;
}
