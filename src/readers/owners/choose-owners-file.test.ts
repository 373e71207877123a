import { describe, expect, it } from 'vitest';
import { chooseOwnersFile } from './choose-owners-file.ts';

const EVERYWHERE = [
  'docs/CODEOWNERS',
  'CODEOWNERS',
  '.gitlab/CODEOWNERS',
  '.github/CODEOWNERS',
  'OWNERS',
];

const file = (language: 'github' | 'gitlab', path: string) => ({ kind: 'file', language, path });

describe('the file that counts', () => {
  it.each([
    ['github', EVERYWHERE, file('github', '.github/CODEOWNERS')],
    ['github', ['docs/CODEOWNERS', 'CODEOWNERS'], file('github', 'CODEOWNERS')],
    ['github', ['docs/CODEOWNERS'], file('github', 'docs/CODEOWNERS')],
    ['github', ['.gitlab/CODEOWNERS'], { kind: 'none' }],
    ['github', ['codeowners', 'x/CODEOWNERS'], { kind: 'none' }],
    ['gitlab', EVERYWHERE, file('gitlab', 'CODEOWNERS')],
    ['gitlab', ['.gitlab/CODEOWNERS', 'docs/CODEOWNERS'], file('gitlab', 'docs/CODEOWNERS')],
    ['gitlab', ['.gitlab/CODEOWNERS'], file('gitlab', '.gitlab/CODEOWNERS')],
    ['gitlab', ['.github/CODEOWNERS'], { kind: 'none' }],
    ['git', EVERYWHERE, file('github', '.github/CODEOWNERS')],
    ['git', ['CODEOWNERS'], file('github', 'CODEOWNERS')],
    ['git', ['CODEOWNERS', '.gitlab-ci.yml'], file('gitlab', 'CODEOWNERS')],
    ['git', ['CODEOWNERS', '.gitlab-ci.yml', '.github/x'], file('github', 'CODEOWNERS')],
    ['git', ['.gitlab/CODEOWNERS'], file('gitlab', '.gitlab/CODEOWNERS')],
    ['git', ['b/OWNERS', 'OWNERS', 'a/MYOWNERS'], { kind: 'tree', paths: ['OWNERS', 'b/OWNERS'] }],
    ['github', ['a/OWNERS'], { kind: 'tree', paths: ['a/OWNERS'] }],
    ['git', ['OWNERS_ALIASES', 'src/a'], { kind: 'none' }],
    ['git', [], { kind: 'none' }],
  ] as const)('on %s among %j', (forge, paths, expected) => {
    expect(chooseOwnersFile(forge, paths)).toEqual(expected);
  });
});
