import { describe, expect, test } from 'vitest';
import { JsonError, parseJson, tryParseJson } from './parse-json.ts';
import { compareText, writeJson } from './write-json.ts';

describe('texts that are no JSON are refused as JSON.parse refuses them', () => {
  const broken = [
    '',
    ' ',
    '[1,]',
    '{"a":1,}',
    '01',
    '1.',
    '.5',
    '+1',
    '-',
    'tru',
    "'a'",
    '"\t"',
    '"\\x"',
    '"a',
    '[',
    '{"a"',
    '{"a":',
    '{1:2}',
    '1 2',
    '\ufeff1',
    'NaN',
    '/**/1',
    '"\\u12"',
  ];
  test.each(broken)('%j', (text) => {
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
    expect(() => parseJson(text)).toThrow(JsonError);
  });
});

test('what was read is written with its digits, keys sorted, the last of equal keys', () => {
  const text =
    ' { "b" : [ 1 , -2.50, 1e2, 12345678901234567890123, true, null ], "a\\n" : "\\u00e9\\ud83d\\ude00", "b2": {}, "b2": [] } ';
  expect(writeJson(parseJson(text))).toBe(
    '{"a\\n":"é😀","b":[1,-2.5,100.0,12345678901234567890123,true,null],"b2":[]}',
  );
});

test('half a surrogate pair is no text', () => {
  expect(tryParseJson('"\\ud83d"')).toBeUndefined();
});

test('brackets of a stranger do not exhaust the stack', () => {
  expect(() => parseJson('['.repeat(1_000_000))).toThrow('no more than 127 brackets');
});

test('texts sort by code points', () => {
  expect(['\uffee', '😀', 'a'].sort(compareText)).toEqual(['a', '\uffee', '😀']);
});
