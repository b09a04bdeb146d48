import { describe, expect, test } from 'vitest';
import { parseJson } from '../parse-json.ts';
import { compileJq } from './compile-jq.ts';

const run = (filter: string, input = 'null'): string[] => compileJq(filter)(parseJson(input));

test.each([
  ['.a.b.c = 1', '{}', ['{"a":{"b":{"c":1}}}']],
  ['.[1:3] |= map(. * 10)', '[1,2,3,4]', ['[1,20,30,4]']],
  ['(.[] | select(. > 1)) |= empty', '[1,2,3,1]', ['[1,1]']],
  ['del(.[0, -1])', '[1,2,3]', ['[2]']],
  ['path(..)', '{"a":[1]}', ['[]', '["a"]', '["a",0]']],
  ['first(.[] | select(. > 1))', '[1,2,3]', ['2']],
  ['. as [$a, {b: $b}] ?// $a | [$a, $b]', '[1,{"b":2}]', ['[1,2]']],
  ['[.[] as [$a] ?// $a | $a]', '[[1],2]', ['[1,2]']],
  ['reduce .[] as [$k, $v] ({}; .[$k] += $v)', '[["a",1],["b",2],["a",3]]', ['{"a":4,"b":2}']],
  [
    'def fac: if . <= 1 then 1 else . * (. - 1 | fac) end; [range(1; 25) | fac] | last',
    'null',
    ['620448401733239439360000'],
  ],
  ['def f(g; $x): g + $x; f(. * 2; 3)', '4', ['11']],
  ['[limit(3; repeat(. * 2))]', '1', ['[1,2,4]']],
  ['try error({"a": 1}) catch .a', 'null', ['1']],
  ['[.[] | try tonumber catch "no"]', '["1","x"]', ['[1,"no"]']],
  ['label $out | foreach .[] as $i (0; . + $i; if . > 3 then ., break $out else empty end)', '[1,2,3,4]', ['6']],
  ['"a\\("b" + "c")d"', 'null', ['"abcd"']],
  ['[(1, 2) + (10, 20)]', 'null', ['[11,12,21,22]']],
  ['.a // "none", (.b // "none")', '{"b":false}', ['"none"', '"none"']],
  ['[.[] | ascii_downcase | ltrimstr("a")]', '["AB","b"]', ['["b","b"]']],
  ['9007199254740993 + 1', 'null', ['9007199254740994']],
  ['[paths(type == "number")]', '{"a":[1,"x"]}', ['[["a",0]]']],
  ['to_entries | from_entries', '{"__proto__":1}', ['{"__proto__":1}']],
])('%s', (filter, input, expected) => {
  expect(run(filter, input)).toEqual(expected);
});

describe('filters that are none say what is wrong', () => {
  test.each([
    ['.[', 'expected a filter instead of the end at character 2'],
    ['nope', 'there is no function nope of 0 arguments'],
    ['map', 'there is no function map of 0 arguments'],
    ['$x', 'there is no variable $x'],
    ['break $x', 'there is no label $x'],
    ['@nope', 'there is no format @nope'],
    ['"\\(nope)"', 'there is no function nope'],
    ['', 'expected a filter instead of the end'],
    ['. )', ') is not understood'],
    [`${'('.repeat(5000)}1`, 'too many brackets'],
  ])('%s', (filter, message) => {
    expect(() => compileJq(filter)).toThrow(message);
  });
});

test.each([
  ['def f: f + 1; f', 'calls itself too often'],
  ['[range(0; 1; 0)]', 'does not come to an end'],
  ['.a', 'cannot index [1] with "a"'],
  ['.[] | .x', 'cannot index 1 with "x"'],
  ['1 % 0', 'by zero'],
])('%s fails', (filter, message) => {
  expect(() => run(filter, '[1]')).toThrow(message);
});
