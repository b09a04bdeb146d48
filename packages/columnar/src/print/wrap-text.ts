import { graphemes, textWidth } from './text-width.ts';

/** A line with no more room than this is finished rather than filled up. */
const MIN_FREE = 2;

/**
 * One line of text in lines of at most `width` cells, broken at spaces; a word wider than a line is cut where the
 * line is full. The rules of comfy-table 7.
 */
export function wrapText(text: string, width: number): string[] {
  if (textWidth(text) <= width) return [text];
  const lines: string[] = [];
  const words = text.split(' ').reverse();
  let line = '';
  const finish = (): void => {
    lines.push(line);
    line = '';
  };
  const finishIfFull = (): void => {
    if (textWidth(line) > Math.max(width - MIN_FREE, 0)) finish();
  };
  for (let word = words.pop(); word !== undefined; word = words.pop()) {
    const used = textWidth(line);
    const gap = line === '' ? 0 : 1;
    const free = Math.max(width - used - gap, 0);
    const size = textWidth(word);
    if (used + gap + size <= width) {
      line += (gap === 1 ? ' ' : '') + word;
      finishIfFull();
    } else if (gap === 1 && free <= MIN_FREE) {
      words.push(word);
      finish();
    } else if (size > width) {
      const [head, tail] = cutWord(word, free, gap === 0);
      line += (gap === 1 ? ' ' : '') + head;
      words.push(tail);
      finish();
    } else {
      finish();
      line = word;
      finishIfFull();
    }
  }
  if (line !== '') lines.push(line);
  return lines;
}

/** As much of a word as fits; on a fresh line at least one character, however narrow the line. */
function cutWord(word: string, room: number, fresh: boolean): [head: string, tail: string] {
  const parts = graphemes(word);
  let count = 0;
  let width = 0;
  while (count < parts.length) {
    width += textWidth(parts[count]!);
    if (width > room) break;
    count++;
  }
  if (count === 0 && fresh) count = 1;
  return [parts.slice(0, count).join(''), parts.slice(count).join('')];
}
