import { expect, test } from 'vitest';
import { missingPackages } from '../missing-packages.mjs';

const wanted = {
  packages: {
    '': { version: '0.1.0' },
    'packages/columnar': { version: '0.1.0' },
    'node_modules/@pixelframe/columnar': { resolved: 'packages/columnar', link: true },
    'node_modules/lit': { version: '3.3.3' },
    'node_modules/lightningcss-darwin-arm64': { version: '1.0.0', optional: true },
  },
};
const linked = { 'node_modules/@pixelframe/columnar': { resolved: 'packages/columnar', link: true } };

test('nothing is missing after a complete installation', () => {
  expect(missingPackages(wanted, { packages: { ...linked, 'node_modules/lit': { version: '3.3.3' } } })).toEqual([]);
});

test('a package of another version is missing, a workspace not linked too', () => {
  expect(missingPackages(wanted, { packages: { 'node_modules/lit': { version: '3.3.2' } } })).toEqual([
    'node_modules/@pixelframe/columnar',
    'node_modules/lit',
  ]);
});

test('an empty installation lacks all but optional packages', () => {
  expect(missingPackages(wanted, {})).toEqual(['node_modules/@pixelframe/columnar', 'node_modules/lit']);
});
