import type { EncodeFormat } from '../encode/encode-options.ts';

/** SHA-256 of `makePicture(64, 48, 3)` in each format at its default quality: the same in Node and in browsers. */
export const expectedDigests: readonly (readonly [format: EncodeFormat, sha256: string])[] = [
  ['png', 'c501bab7f4e2b73f59d22e55f8ebcb13cae8ab6ea189a87b3be7a123eda42bc0'],
  ['jpeg', '928d62cd5c616f319462e09c61163553baed571f1d4aff5f36ef183e6c9e32fb'],
  ['webp', 'aa8c2e2e436f881e6f8e8a901837a600068137174c912eb8b900513ea28ba16d'],
  ['avif', '1946aeaa66639dc946cf1f79c7967c96d87ff7edf19fb91fe036377689511719'],
];
