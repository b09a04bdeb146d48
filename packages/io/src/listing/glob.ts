/**
 * Globs: `*` and `?` within a name, `**` over any number of folders, `{a,b}` either, `[ab]`, `[a-z]`, `[!ab]` one
 * character; a backslash takes the next character as it is. Case matters, and names that start with a dot match too.
 */
export const isGlob = (pattern: string): boolean => /[*?[{]/.test(pattern);

/** The folders in front of the first part with a wildcard: `photos/2024/*.jpg` -> `photos/2024`. */
export function globRoot(pattern: string): string {
  const parts = pattern.split('/');
  const first = parts.findIndex(isGlob);
  const root = parts.slice(0, first === -1 ? -1 : first).join('/');
  return root === '' && pattern.startsWith('/') ? '/' : root;
}

/** Folders below the root that can hold a match; Infinity with `**`. */
export function globDepth(pattern: string): number {
  if (pattern.includes('**')) return Infinity;
  // A slash inside braces counts too: too deep costs time, too shallow loses files.
  return pattern.split('/').length - 1;
}

/** A test for whole paths. A brace or bracket that is never closed stands for itself. */
export function globMatcher(pattern: string): (path: string) => boolean {
  const regex = new RegExp(`^${translate(pattern)}$`, 'su');
  return (path) => regex.test(path);
}

function translate(pattern: string): string {
  let out = '';
  let open = 0;
  for (let i = 0; i < pattern.length;) {
    const char = String.fromCodePoint(pattern.codePointAt(i)!);
    const rest = pattern.slice(i);
    const atStart = i === 0 || '/{,'.includes(pattern[i - 1]!);
    const set = /^\[(!|\^)?(\]?[^\]]*)\]/.exec(rest);
    let taken = char.length;
    if (rest.startsWith('**/') && atStart) {
      out += '(?:[^/]+/)*';
      taken = 3;
    } else if (rest.startsWith('**')) {
      out += '.*';
      taken = 2;
    } else if (char === '*') out += '[^/]*';
    else if (char === '?') out += '[^/]';
    else if (char === '[' && set !== null) {
      out += `${set[1] === undefined ? '[' : '[^/'}${set[2]!.replace(/[\\\]^[]/g, '\\$&')}]`;
      taken = set[0].length;
    } else if (char === '{' && closes(rest)) {
      out += '(?:';
      open++;
    } else if (char === '}' && open > 0) {
      out += ')';
      open--;
    } else if (char === ',' && open > 0) out += '|';
    else if (char === '\\' && rest.length > 1) {
      const next = String.fromCodePoint(pattern.codePointAt(i + 1)!);
      out += escape(next);
      taken = 1 + next.length;
    } else out += escape(char);
    i += taken;
  }
  return out;
}

/** Whether the brace at the start of `text` has its partner. */
function closes(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) return true;
  }
  return false;
}

const escape = (char: string): string => char.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
