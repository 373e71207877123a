import { describe, expect, it } from 'vitest';
import { effect } from '../../../test/support/builders.ts';
import { areUndeployed } from './kinds.ts';

const file = effect({ resource: { provider: null } });
const fileOfProduction = effect({ environmentName: 'prod-eu', resource: { provider: null } });

describe('areUndeployed', () => {
  it.each([
    { name: 'files that say nothing of where', effects: [file, file], is: true },
    { name: 'a file whose path says where', effects: [file, fileOfProduction], is: false },
    { name: 'a file and something that runs', effects: [file, effect()], is: false },
    { name: 'nothing at all', effects: [], is: false },
  ])('$name: $is', ({ effects, is }) => {
    expect(areUndeployed(effects)).toBe(is);
  });
});
