import { expect, it } from 'vitest';
import { splitRepository } from './repository-name.ts';

it.each([
  ['acme/shop', { owner: 'acme', name: 'shop' }],
  ['a-b/.github', { owner: 'a-b', name: '.github' }],
  ['acme/..', null],
  ['./shop', null],
  ['acme', null],
  ['acme/shop/pulls', null],
  ['acme/shop?x', null],
  ['acme/sh%2e', null],
  ['', null],
])('%s', (repository, expected) => {
  expect(splitRepository(repository)).toEqual(expected);
});
