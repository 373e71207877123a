import { describe, expect, it } from 'vitest';
import type { PersonEntry } from '../../server/contract/people.ts';
import { seniorityWords, sourcesWords } from './person-words.ts';

const account = { directory: 'github.com', account: 'a', login: 'ana', active: true } as const;

describe('where somebody is known from', () => {
  it.each<[PersonEntry['sources'], string]>([
    [[{ kind: 'file' }], 'the catalog'],
    [[{ kind: 'file' }, { kind: 'scim', ...account, directory: 'scim' }], 'the catalog and SCIM'],
    [
      [
        { kind: 'oidc', ...account, directory: 'oidc' },
        { kind: 'forge', ...account },
        { kind: 'forge', ...account, account: 'b' },
      ],
      'sign-in and github.com',
    ],
    [[], ''],
  ])('%o', (sources, words) => {
    expect(sourcesWords({ sources })).toBe(words);
  });
});

describe('levels by system', () => {
  it('are told with the highest first', () => {
    expect(
      seniorityWords({
        seniority: [
          { system: 'search', level: 'mid' },
          { system: 'orders', level: 'senior' },
          { system: 'wiki', level: 'senior' },
        ],
      }),
    ).toBe('senior on orders and wiki; mid on search');
    expect(seniorityWords({ seniority: [] })).toBe('');
  });
});
