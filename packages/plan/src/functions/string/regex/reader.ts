/** What is wrong with a pattern, and at which character (from 0). */
export class RegexError extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

/** A pattern read character by character (Unicode code points). */
export class Reader {
  readonly #chars: readonly string[];
  at = 0;

  constructor(text: string) {
    this.#chars = [...text];
  }

  get done(): boolean {
    return this.at >= this.#chars.length;
  }

  /** The character some places ahead; empty past the end. */
  peek(ahead = 0): string {
    return this.#chars[this.at + ahead] ?? '';
  }

  next(expected: string): string {
    if (this.done) this.fail(`${expected} is missing`);
    return this.#chars[this.at++]!;
  }

  /** Moves past the text if it comes next. */
  eat(text: string): boolean {
    const chars = [...text];
    if (!chars.every((char, i) => this.peek(i) === char)) return false;
    this.at += chars.length;
    return true;
  }

  /** What comes next and matches the sticky expression, which is moved past; null where it does not. */
  match(pattern: RegExp): RegExpExecArray | null {
    const found = pattern.exec(this.#chars.slice(this.at, this.at + 80).join(''));
    if (found !== null) this.at += [...found[0]].length;
    return found;
  }

  fail(message: string, at = this.at): never {
    throw new RegexError(message, at);
  }

  /** White space and comments, which `(?x)` allows everywhere. */
  skipSpace(extended: boolean): void {
    if (!extended) return;
    for (;;) {
      if (/^\p{White_Space}$/u.test(this.peek())) this.at++;
      else if (this.peek() === '#') while (!this.done && this.peek() !== '\n') this.at++;
      else return;
    }
  }
}
