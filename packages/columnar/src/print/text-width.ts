// Code points that take two cells of a terminal: East Asian Wide and Fullwidth, by block; emoji by their property.
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{17000}-\u{18aff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
const ZERO = /[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]/u;
const SIMPLE = /^[\x20-\x7e]*$/;

let segmenter: Intl.Segmenter | undefined;

/** User-perceived characters. */
export function graphemes(text: string): string[] {
  if (SIMPLE.test(text)) return text.split('');
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), (part) => part.segment);
}

function graphemeWidth(grapheme: string): number {
  // A variation selector 16 asks for the emoji form, and a joined sequence is drawn as one emoji.
  if (grapheme.includes('\ufe0f')) return 2;
  if (grapheme.includes('\u200d') && WIDE.test(grapheme)) return 2;
  if (/^\p{RI}{2}$/u.test(grapheme)) return 2;
  let width = 0;
  for (const char of grapheme) {
    if (!ZERO.test(char) && !/\p{Emoji_Modifier}/u.test(char)) width += WIDE.test(char) ? 2 : 1;
  }
  return /^\p{Emoji_Modifier}$/u.test(grapheme) ? 2 : width;
}

/** Cells that `text` takes in a terminal. */
export function textWidth(text: string): number {
  if (SIMPLE.test(text)) return text.length;
  return graphemes(text).reduce((sum, grapheme) => sum + graphemeWidth(grapheme), 0);
}
