import { describe, expect, test } from 'vitest';
import { asLowerCased, lowerCases, rustPattern, withRustRules } from './rust-rules.ts';

const matches = (pattern: string, text: string): boolean => new RegExp(`^(?:${rustPattern(pattern)})$`, 'u').test(text);

describe('white space of a pattern', () => {
  test('is that of Unicode', () => {
    expect(['\u0085', '\u00a0', '\u2003', '\n', ' '].every((space) => matches('\\s', space))).toBe(true);
    expect(matches('\\s', '\ufeff')).toBe(false);
    expect(matches('\\S', '\ufeff')).toBe(true);
    expect(matches('\\S', '\u0085')).toBe(false);
  });

  test('also in a class; escapes of other things stay', () => {
    expect(matches('[^\\s\\p{L}]+', '\ufeff.')).toBe(true);
    expect(matches('[^\\s\\p{L}]+', '.\u0085')).toBe(false);
    expect(rustPattern('\\[\\s\\]\\p{N}')).toMatch(/^\\\[\[.*\]\\\]\\p\{N\}$/);
  });
});

test('a byte-level tokenizer cuts as it would by itself, by the pattern spelled out', () => {
  const settings = { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true };
  expect(withRustRules({ pre_tokenizer: settings })).toMatchObject({
    pre_tokenizer: {
      type: 'Sequence',
      pretokenizers: [
        { type: 'Split', behavior: 'Isolated' },
        { type: 'ByteLevel', use_regex: false },
      ],
    },
  });
  const own = { type: 'ByteLevel', add_prefix_space: false, use_regex: false };
  expect(withRustRules(own)).toEqual(own);
});

test('lower-casing goes letter by letter, and makes no special token of other text', () => {
  expect(asLowerCased('ΑΣ ΑΣΑ', [])).toBe('Ασ ΑσΑ');
  expect(asLowerCased('a <|END|> b <|end|>', ['<|end|>'])).toBe('a  <|END|> b <|end|>');
  expect(lowerCases({ type: 'Sequence', normalizers: [{ type: 'NFC' }, { type: 'Lowercase' }] })).toBe(true);
  expect(lowerCases({ type: 'BertNormalizer', lowercase: false })).toBe(false);
});
