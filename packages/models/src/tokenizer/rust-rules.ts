type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** White space as Unicode has it, and Rust; JavaScript's `\s` has U+FEFF too, and lacks U+0085. */
const SPACES = '\\t-\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';

/** How GPT-2 cuts text, which is what a byte-level tokenizer does unless told not to. */
const GPT2 = "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";

/** A pattern of Rust's regex that means the same in JavaScript, as far as white space goes. */
export function rustPattern(pattern: string): string {
  let inClass = false;
  let out = '';
  for (let i = 0; i < pattern.length; i++) {
    const two = pattern.slice(i, i + 2);
    if (two === '\\s') out += inClass ? SPACES : `[${SPACES}]`;
    else if (two === '\\S' && !inClass) out += `[^${SPACES}]`;
    else if (two.startsWith('\\')) out += two;
    else {
      if (two.startsWith('[')) inClass = true;
      else if (two.startsWith(']')) inClass = false;
      out += two[0]!;
      continue;
    }
    i++;
  }
  return out;
}

/** The settings of a tokenizer with what JavaScript would read otherwise than Rust spelled out. */
export function withRustRules(settings: Json): Json {
  if (Array.isArray(settings)) return settings.map(withRustRules);
  if (settings === null || typeof settings !== 'object') return settings;
  const own = settings as { readonly [key: string]: Json };
  if (typeof own['Regex'] === 'string') return { ...own, Regex: rustPattern(own['Regex']) };
  if (own['type'] === 'ByteLevel' && own['use_regex'] !== false && 'add_prefix_space' in own) {
    const split = { type: 'Split', pattern: { Regex: rustPattern(GPT2) }, behavior: 'Isolated', invert: false };
    const bytes = { ...own, add_prefix_space: false, use_regex: false };
    if (own['add_prefix_space'] !== true) return { type: 'Sequence', pretokenizers: [split, bytes] };
  }
  return Object.fromEntries(Object.entries(own).map(([key, value]) => [key, withRustRules(value)]));
}

/**
 * Text as a tokenizer that lower-cases will read it: letter by letter, so that a sigma at the end of a word is like any
 * other; and with what only becomes the text of a special token by that kept from being one.
 *
 * @param exact special tokens that are looked for before anything is lower-cased
 */
export function asLowerCased(text: string, exact: readonly string[]): string {
  let out = text.replaceAll('Σ', 'σ');
  for (const token of exact) {
    if (token !== token.toLowerCase() || !out.toLowerCase().includes(token)) continue;
    const pattern = new RegExp(token.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'gi');
    out = out.replaceAll(pattern, (found) => (found === token ? found : ` ${found}`));
  }
  return out;
}

/** Whether text is lower-cased before it is cut. */
export const lowerCases = (normalizer: unknown): boolean =>
  /"type":"Lowercase"|"lowercase":true/.test(JSON.stringify(normalizer ?? null));
