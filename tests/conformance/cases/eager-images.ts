import type { ImageValue } from 'pixelframe';
import { col } from 'pixelframe';
import { convert, crop, decode, encode, hash, resize, toTensor } from 'pixelframe/images';
import { expect } from 'vitest';
import type { Case } from '../case.ts';
import { failureText } from '../case.ts';

export const eagerImageCases: readonly Case[] = [
  {
    name: 'single images give what expressions give',
    async run({ session, sample }) {
      const bytes = await sample('images/corgi-detail.webp');
      const image = col('bytes').decodeImage();
      const small = image.resize(40, 30, { fit: 'cover', filter: 'lanczos', compat: 'pillow' });
      const [row] = await session
        .fromColumns({ bytes: [bytes] })
        .select(
          image.alias('image'),
          small.alias('small'),
          small.crop([3, 2, 10, 99]).alias('part'),
          small.convertImage('LA').alias('gray'),
          small.imageToTensor().alias('tensor'),
          image.imageHash({ method: 'dhash' }).alias('hash'),
          image.imageHash({ method: 'crop_resistant', compat: 'imagehash' }).alias('segments'),
          small.encodeImage('jpeg', { quality: 60 }).alias('jpeg'),
        )
        .toRows();
      const decoded = await decode(new Blob([bytes]));
      const own = resize(decoded, 40, 30, { fit: 'cover', filter: 'lanczos', compat: 'pillow' });
      expect({
        image: decoded,
        small: own,
        part: crop(own, [3, 2, 10, 99]),
        gray: convert(own, 'LA'),
        tensor: toTensor(own),
        hash: hash(decoded, { method: 'dhash' }),
        segments: hash(decoded, { method: 'crop_resistant', compat: 'imagehash' }),
        jpeg: await encode(own, 'JPEG', { quality: 60 }),
      }).toEqual(row);
      // Nothing is shared: a change of the result leaves the source alone.
      const same = resize(own, 40, 30);
      same.data.fill(0);
      expect(own).toEqual(row!.small);
      return row;
    },
  },
  {
    name: 'single images: what is refused, and why',
    async run({ sample }) {
      const bytes = await sample('images/husky-thumb.png');
      const image = await decode(bytes, { mode: 'RGBA' });
      const broken = { ...image, data: image.data.slice(1) } as ImageValue;
      const texts = await Promise.all(
        [
          () => resize(image, 0, 4),
          () => resize(image, 4, 5, { fit: 'shorter' }),
          () => crop(image, [0, 0, -1, 1]),
          () => hash(image, { method: 'whash', hashSize: 6 }),
          () => encode(image, 'jpeg'),
          () => resize(broken, 4, 4),
          () => decode(bytes.slice(0, 20), { file: 'husky.png' }),
        ].map((work) => failureText(work)),
      );
      const { width, height } = image;
      expect(texts.slice(0, 6)).toEqual([
        'PlanError: resize: width must be a positive integer, got 0. (The call is resize(image, width, height, { filter, fit, compat }).)',
        "PlanError: resize: fit 'shorter' takes one length, got 4 and 5. (Give the shorter side's length twice: .resize(256, 256, { fit: 'shorter' }).)",
        'PlanError: crop: box must be four whole numbers from 0, [x, y, width, height], got [0,0,-1,1]. (The call is crop(image, box).)',
        "PlanError: imageHash: hashSize must be a power of 2 for 'whash', but got: 6 (The call is imageHash(image, { method, hashSize, binbits, segments, compat }).)",
        "PlanError: encodeImage: JPEG cannot hold the transparency of \"image\", which is RGBA. (Drop it with .convertImage('RGB'), or use 'png' or 'webp'.)",
        `PlanError: An image of ${width} x ${height} x 4 has ${width * height * 4} bytes of data, got ${width * height * 4 - 1}.`,
      ]);
      expect(texts[6]).toMatch(/^DecodeError: .*husky\.png/);
      return texts;
    },
  },
];
