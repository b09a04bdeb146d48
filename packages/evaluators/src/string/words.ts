const isLower = (char: string): boolean => (char < '\x80' ? char >= 'a' && char <= 'z' : /^\p{Lowercase}$/u.test(char));
const isUpper = (char: string): boolean => (char < '\x80' ? char >= 'A' && char <= 'Z' : /^\p{Uppercase}$/u.test(char));
const SEPARATORS = /[^\p{Alphabetic}\p{N}]+/u;

/**
 * The words of an identifier or a text, by the rules of Rust's `heck` crate: they end at what is no letter or digit,
 * before an upper-case letter that follows a lower-case one, and before the last of several upper-case letters when a
 * lower-case one follows. Digits belong to the word they follow.
 */
export function splitWords(text: string): string[] {
  const words: string[] = [];
  for (const run of text.split(SEPARATORS)) {
    const chars = [...run];
    let start = 0;
    let mode: 'none' | 'lower' | 'upper' = 'none';
    chars.forEach((char, i) => {
      const next = chars[i + 1];
      if (next === undefined) return;
      const after = isLower(char) ? 'lower' : isUpper(char) ? 'upper' : mode;
      const ends = after === 'lower' && isUpper(next);
      if (ends || (mode === 'upper' && isUpper(char) && isLower(next))) {
        const at = ends ? i + 1 : i;
        words.push(chars.slice(start, at).join(''));
        start = at;
        mode = 'none';
      } else mode = after;
    });
    if (start < chars.length) words.push(chars.slice(start).join(''));
  }
  return words;
}

/** Lower case character by character: no sigma becomes a final one, as JavaScript would have it by itself. */
const eachLower = (text: string): string => text.replaceAll('Σ', 'σ').toLowerCase();

/** A word in lower case; a sigma at its end is a final one, even alone. */
export const lowered = (word: string): string =>
  word.endsWith('Σ') ? `${eachLower(word.slice(0, -1))}ς` : eachLower(word);

/** The first character in upper case, the rest in lower case: as a word, or character by character. */
export function capitalized(text: string, word: boolean): string {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0);
  if (text === '') return '';
  const rest = text.slice(first.length);
  return first.toUpperCase() + (word ? lowered(rest) : eachLower(rest));
}
