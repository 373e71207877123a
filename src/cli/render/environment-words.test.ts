import { describe, expect, it } from 'vitest';
import { effect } from '../../../test/support/builders.ts';
import { environmentWords } from './environment-words.ts';

const inRepository = { provider: null };

describe('environmentWords', () => {
  it.each([
    { of: effect(), judged: undefined, says: 'production' },
    { of: effect(), judged: 'staging', says: 'staging' },
    {
      of: effect({ environment: 'development', resource: inRepository }),
      judged: 'development',
      says: 'not deployed yet',
    },
    {
      of: effect({ environmentName: 'prod-eu', resource: inRepository }),
      judged: 'production',
      says: 'production',
    },
  ] as const)('says $says', ({ of, judged, says }) => {
    expect(environmentWords(of, judged)).toBe(says);
  });
});
