import { describe, expect, it } from 'vitest';
import { newEnoughNode } from './node-version.ts';

describe('newEnoughNode', () => {
  it.each([
    ['20.20.2', false],
    ['22.17.9', false],
    ['22.18.0', true],
    ['23.0.0', true],
    ['24.21.0', true],
    ['100.0.0', true],
    ['4.9.1', false],
  ])('%s: %s', (version, expected) => {
    expect(newEnoughNode(version)).toBe(expected);
  });
});
