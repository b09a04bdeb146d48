/** The flags of the `regex` crate, as they stand at one place of a pattern. */
export interface Flags {
  /** `i`: in any case. */
  readonly fold: boolean;
  /** `m`: `^` and `$` also at line breaks. */
  readonly lines: boolean;
  /** `s`: the dot also matches a line break. */
  readonly dotAll: boolean;
  /** `U`: `*` takes little and `*?` much. */
  readonly swapGreed: boolean;
  /** `u`: classes are Unicode's. */
  readonly unicode: boolean;
  /** `x`: white space and comments are skipped. */
  readonly extended: boolean;
  /** `R`: a line break is `\r\n`. */
  readonly crlf: boolean;
}

export const NO_FLAGS: Flags = {
  fold: false,
  lines: false,
  dotAll: false,
  swapGreed: false,
  unicode: true,
  extended: false,
  crlf: false,
};

const LETTERS: Readonly<Record<string, keyof Flags>> = {
  i: 'fold',
  m: 'lines',
  s: 'dotAll',
  U: 'swapGreed',
  u: 'unicode',
  x: 'extended',
  R: 'crlf',
};

/** The flags after `i-s` or the like; null for letters there are not. */
export function withFlags(flags: Flags, text: string): Flags | null {
  const parts = /^([a-zA-Z]*)(?:-([a-zA-Z]+))?$/.exec(text);
  if (parts === null || text === '') return null;
  const next: Record<keyof Flags, boolean> = { ...flags };
  for (const [letters, value] of [[parts[1]!, true] as const, [parts[2] ?? '', false] as const]) {
    for (const letter of letters) {
      if (!Object.hasOwn(LETTERS, letter)) return null;
      next[LETTERS[letter]!] = value;
    }
  }
  return next;
}
