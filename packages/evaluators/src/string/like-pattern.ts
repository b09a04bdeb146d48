/** Plain text, `any` (`%`) and `one` (`_`), in order. */
type Piece = { readonly text: string } | 'any' | 'one';

function pieces(pattern: string): Piece[] {
  const out: Piece[] = [];
  let text = '';
  const flush = (piece: Piece): void => {
    if (text !== '') out.push({ text });
    text = '';
    out.push(piece);
  };
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i]!;
    if (char === '%') flush('any');
    else if (char === '_') flush('one');
    // A backslash at the very end stands for itself.
    else text += char === '\\' && i + 1 < pattern.length ? pattern[++i]! : char;
  }
  if (text !== '') out.push({ text });
  return out;
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** The test of a LIKE pattern; the usual forms (`x%`, `%x`, `%x%`, no wildcard) without a regular expression. */
export function likePattern(pattern: string, fold: boolean): (text: string) => boolean {
  const parts = pieces(pattern);
  const [first, second, third] = parts;
  if (!fold && !parts.includes('one')) {
    if (first === undefined) return (text) => text === '';
    if (first !== 'any' && first !== 'one') {
      if (parts.length === 1) return (text) => text === first.text;
      if (parts.length === 2) return (text) => text.startsWith(first.text);
    } else if (second !== undefined && second !== 'any' && second !== 'one') {
      if (parts.length === 2) return (text) => text.endsWith(second.text);
      if (parts.length === 3 && third === 'any') return (text) => text.includes(second.text);
    }
  }
  const source = parts.map((piece) => (piece === 'any' ? '.*' : piece === 'one' ? '.' : escaped(piece.text))).join('');
  const expression = new RegExp(`^${source}$`, fold ? 'isu' : 'su');
  return (text) => expression.test(text);
}
