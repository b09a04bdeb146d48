export { casesOf } from './cases.ts';
export { judgeDaft, judgeImagehash, passes } from './judge.ts';
export { hasPhotos } from './photos.ts';
export { parityPictures, pixelDigest } from './pictures.ts';
export { readHashReference } from './reference.ts';
export { syntheticPictures } from './synthetic.ts';
