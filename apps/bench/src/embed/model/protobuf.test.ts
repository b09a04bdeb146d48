import { expect, it } from 'vitest';
import { bytesField, floatField, integerField, messageField, textField, type Chunks } from './protobuf.ts';

const bytes = (chunks: Chunks): number[] => chunks.flatMap((chunk) => [...chunk]);

it('writes fields as the protobuf documentation has them', () => {
  expect(bytes(integerField(1, 150))).toEqual([0x08, 0x96, 0x01]);
  expect(bytes(textField(2, 'testing'))).toEqual([0x12, 7, ...new TextEncoder().encode('testing')]);
  expect(bytes(messageField(3, integerField(1, 150)))).toEqual([0x1a, 3, 0x08, 0x96, 0x01]);
  expect(bytes(floatField(2, 1))).toEqual([0x15, 0, 0, 0x80, 0x3f]);
});

it('writes negative integers in ten bytes', () => {
  expect(bytes(integerField(1, -1))).toEqual([0x08, ...Array.from({ length: 9 }, () => 0xff), 0x01]);
});

it('hands on what it is given without a copy', () => {
  const weights = new Uint8Array(1000);
  expect(messageField(1, bytesField(9, weights))).toContain(weights);
});
