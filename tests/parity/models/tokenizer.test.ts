import { Tokenizer } from '@pixelframe/models';
import { expect, test } from 'vitest';
import { hasSharedData, modelReference, readData } from './reference.ts';

interface Reference {
  readonly strings: readonly (readonly [kind: string, text: string, ids: readonly number[]])[];
}

const json = (name: string): unknown =>
  JSON.parse(new TextDecoder().decode(readData(`models/clip-tiny-random/${name}`))) as unknown;

test.skipIf(!hasSharedData)('token ids of 1 000 strings equal those of transformers', () => {
  const { strings } = modelReference<Reference>('tokenizer-ids');
  const tokenizer = new Tokenizer(json('tokenizer.json'), json('tokenizer_config.json'), 'clip-tiny-random');
  expect(strings).toHaveLength(1000);
  const got = strings.map(([, text]) => [text, ...Array.from(tokenizer.encode([text]).ids, Number)]);
  expect(got).toEqual(strings.map(([, text, ids]) => [text, ...ids]));
});

test.skipIf(!hasSharedData)('a batch is padded at the end, and the mask says where', () => {
  const tokenizer = new Tokenizer(json('tokenizer.json'), json('tokenizer_config.json'), 'clip-tiny-random');
  const { rows, length, ids, mask } = tokenizer.encode(['a cat', 'a photo of a cat'], { padTo: 9 });
  expect([rows, length]).toEqual([2, 9]);
  expect(Array.from(mask.subarray(0, 9), Number)).toEqual([1, 1, 1, 1, 0, 0, 0, 0, 0]);
  expect(Array.from(ids.subarray(4, 9), Number)).toEqual([49407, 49407, 49407, 49407, 49407]);
});
