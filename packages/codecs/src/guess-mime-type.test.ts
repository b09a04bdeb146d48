import { expect, test } from 'vitest';
import { guessMimeType } from './guess-mime-type.ts';

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

// What daft 0.7.26 answers to the same bytes.
test.each([
  ['\xff\xd8\xff\xe0\0\x10JFIF', 'image/jpeg'],
  ['\xff\xd8', 'image/jpeg'],
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['GIF87a', 'image/gif'],
  ['GIF8', 'image/gif'],
  ['RIFF\0\0\0\0WEBPVP8 ', 'image/webp'],
  ['RIFF\0\0\0\0WAVEfmt ', 'audio/wav'],
  ['RIFF\0\0\0\0AVI LIST', null],
  ['RIFF', null],
  ['%PDF-1.4', 'application/pdf'],
  ['PK\x03\x04abcd', 'application/zip'],
  ['\x1f\x8b\x08', null],
  ['ID3\x03', 'audio/mpeg'],
  ['\xff\xfb\x90\0', 'audio/mpeg'],
  ['\xff\xf3\x90\0', null],
  ['\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'video/mp4'],
  ['\0\0\0\x1cftyp', 'video/mp4'],
  ['\0\0\x01\xba', 'video/mpeg'],
  ['OggS\0', 'audio/ogg'],
  ['fLaC', null],
  ['<!DOCTYPE html><html>', 'text/html'],
  ['<html><body>', 'text/html'],
  ['<HTML>', 'text/html'],
  ['<!doctype html>', null],
  ['  \n<html>', null],
  ['<?xml version="1.0"?>', null],
  ['hello', null],
  ['', null],
])('%j as Daft: %s', (text, expected) => {
  expect(guessMimeType(latin1(text))).toBe(expected);
});

// Daft knows none of these, or takes them for video.
test.each([
  ['BM\x3a\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0', 'image/bmp'],
  ['II*\0', 'image/tiff'],
  ['\0\0\x01\0\x01\0', 'image/vnd.microsoft.icon'],
  ['\xff\x0a\0', 'image/jxl'],
  ['\0\0\0\x18ftypavif\0\0\0\0avifmif1', 'image/avif'],
  ['\0\0\0\x18ftypheic\0\0\0\0heicmif1', 'image/heic'],
])('%j beyond Daft: %s', (text, expected) => {
  expect(guessMimeType(latin1(text))).toBe(expected);
});
