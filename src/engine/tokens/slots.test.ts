import { describe, expect, it } from 'vitest';
import { hasSlot } from './slots.ts';

describe('a slot among those of a token', () => {
  it.each<[readonly string[], string, boolean]>([
    [['infra'], 'infra', true],
    [['infra'], 'infra/prod', true],
    [['infra/'], 'infra', true],
    [['infra/'], 'infra/prod/db', true],
    [['infra/prod'], 'infra/prod', true],
    [['web', 'infra'], 'infra/prod', true],
    [['infra'], 'infrastructure', false],
    [['infra/'], 'infrastructure/prod', false],
    [['infra/prod'], 'infra', false],
    [['infra/prod'], 'infra/production', false],
    [['infra'], 'web/infra/prod', false],
    [['Infra'], 'infra', false],
    [[], 'infra', false],
  ])('%j has %s: %s', (slots, slot, has) => {
    expect(hasSlot(slots, slot)).toBe(has);
  });
});
