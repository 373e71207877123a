import { describe, expect, it } from 'vitest';
import { ownersOf } from '../owners-of.ts';
import type { OwnershipClaim } from '../types.ts';
import { parseOwnersTree } from './parse.ts';

type Files = Readonly<Record<string, string>>;

function claims(files: Files, path: string): readonly OwnershipClaim[] {
  const ownership = ownersOf(parseOwnersTree(new Map(Object.entries(files))), path);
  if (ownership.kind === 'unread') throw new Error(ownership.problem.message);
  return ownership.claims;
}

function of(role: string, files: Files, path: string): readonly string[] | null {
  return claims(files, path).find(({ section }) => section === role)?.owners ?? null;
}

const list = (role: string, ...names: readonly string[]): string =>
  `${role}:\n${names.map((name) => `- ${name}\n`).join('')}`;
const ALONE = 'options:\n  no_parent_owners: true\n';

const NESTED: Files = {
  OWNERS: list('approvers', 'root') + list('reviewers', 'rita'),
  'a/OWNERS': list('approvers', 'ada', 'sig-foo'),
  'a/deep/OWNERS': ALONE + list('approvers', 'ben'),
  'a/deep/er/OWNERS': list('reviewers', 'rob'),
  'empty/OWNERS': ALONE + list('reviewers', 'eve'),
  'nothing/OWNERS': '# nobody yet\n',
  'ab/OWNERS': list('approvers', 'other'),
  OWNERS_ALIASES: 'aliases:\n  SIG-foo:\n  - Dan\n  - ada\n',
  'a/OWNERS_ALIASES': 'aliases:\n  ada: [mallory]\n',
};

describe('OWNERS files', () => {
  it.each([
    ['a file at the root', 'approvers', 'x.go', ['@root']],
    [
      'the nearest folder first, then those above',
      'approvers',
      'a/x.go',
      ['@ada', '@Dan', '@root'],
    ],
    ['folders without a file of their own', 'approvers', 'a/b/c/x.go', ['@ada', '@Dan', '@root']],
    ['the file itself', 'approvers', 'a/OWNERS', ['@ada', '@Dan', '@root']],
    ['no parents', 'approvers', 'a/deep/x.go', ['@ben']],
    ['nor further up from below', 'approvers', 'a/deep/er/x.go', ['@ben']],
    ['no parents is about each role that names somebody', 'reviewers', 'a/deep/x.go', ['@rita']],
    ['reviewers', 'reviewers', 'a/deep/er/x.go', ['@rob']],
    ['no parents and nobody: those above', 'approvers', 'empty/x', ['@root']],
    ['an empty file', 'approvers', 'nothing/x', ['@root']],
    ['a folder that only begins alike', 'approvers', 'ab/x', ['@other', '@root']],
    ['a folder of the name of a file', 'approvers', 'a', ['@root']],
  ])('%s: %s of %s', (_rule, role, path, expected) => {
    expect(of(role, NESTED, path)).toEqual(expected);
  });

  it('asks one of the approvers, and no reviewer', () => {
    expect(claims(NESTED, 'a/x.go')).toEqual([
      {
        owners: ['@ada', '@Dan', '@root'],
        pattern: 'a/',
        section: 'approvers',
        optional: false,
        approvals: 1,
        source: 'a/OWNERS',
        line: 1,
      },
      {
        owners: ['@rita'],
        pattern: '/',
        section: 'reviewers',
        optional: true,
        approvals: 0,
        source: 'OWNERS',
        line: 3,
      },
    ]);
  });

  it('knows that nobody is named', () => {
    expect(claims({ 'a/OWNERS': list('approvers', 'ada') }, 'b/x')).toEqual([]);
  });
});

const FILTERED: Files = {
  OWNERS: list('approvers', 'root'),
  'a/OWNERS': `filters:
  ".*":
    approvers: [ada]
  "\\\\.go$":
    approvers: [gopher]
  "^sub/":
    reviewers: [sue]
  "go\\\\.(mod|sum)$":
    labels: [deps]
`,
};

describe('filters of OWNERS files', () => {
  it.each([
    ['approvers', 'a/x.md', ['@ada', '@root']],
    ['approvers', 'a/b/x.go', ['@ada', '@gopher', '@root']],
    ['approvers', 'a/x.gone', ['@ada', '@root']],
    ['approvers', 'x.go', ['@root']],
    ['reviewers', 'a/sub/x', ['@sue']],
    ['reviewers', 'a/b/sub/x', null],
    ['approvers', 'a/go.mod', ['@ada', '@root']],
  ])('%s of %s', (role, path, expected) => {
    expect(of(role, FILTERED, path)).toEqual(expected);
  });

  it('do not count beside names, which is told', () => {
    const files = { OWNERS: `${list('approvers', 'ada')}filters:\n  x:\n    approvers: [ben]\n` };
    expect(of('approvers', files, 'x')).toEqual(['@ada']);
    expect(parseOwnersTree(new Map(Object.entries(files))).problems).toMatchObject([
      { source: 'OWNERS', line: 3 },
    ]);
  });
});

const BROKEN: readonly (readonly [what: string, text: string, line: number])[] = [
  ['no YAML', 'approvers: [', 1],
  ['a list of addresses', 'ada@example.org\nset noparent\n', 1],
  ['one name for a list', '\napprovers: ada\n', 2],
  ['a list in a list', 'approvers:\n- [ada]\n', 1],
  ['a map for a list', 'approvers:\n  ada: true\n', 1],
  ['a filter that is not understood', 'filters:\n  "(?i)x":\n    approvers: [a]\n', 2],
  ['a filter that is no expression', 'filters:\n  "(":\n    approvers: [a]\n', 2],
  ['a filter without a map', 'filters:\n  x: [a]\n', 2],
  ['filters that are none', 'filters: [x]\n', 1],
  ['a word for a flag', 'options:\n  no_parent_owners: maybe\napprovers: [a]\n', 2],
  ['too large', '#'.repeat(1024 * 1024 + 1), 1],
];

describe('an OWNERS file that cannot be read', () => {
  it.each(BROKEN)('makes its folder unread, and no other: %s', (_what, text, line) => {
    const file = parseOwnersTree(
      new Map([
        ['OWNERS', list('approvers', 'root')],
        ['bad/OWNERS', text],
        ['bad/alone/OWNERS', ALONE + list('approvers', 'ada')],
      ]),
    );
    const problem = expect.objectContaining({ source: 'bad/OWNERS', line });
    expect(ownersOf(file, 'bad/x')).toEqual({ kind: 'unread', problem });
    expect(ownersOf(file, 'bad/deeper/x')).toEqual({ kind: 'unread', problem });
    expect(file.problems).toEqual([problem]);
    expect(ownersOf(file, 'x')).toMatchObject({ claims: [{ owners: ['@root'] }] });
    expect(ownersOf(file, 'bad/alone/x')).toMatchObject({ claims: [{ owners: ['@ada'] }] });
  });

  it.each([
    ['no YAML', 'aliases: ['],
    ['a list', '- a'],
    ['an alias that is no list', 'aliases:\n  a: b'],
    ['aliases that are no map', 'aliases: [a]'],
  ])('makes all of it unread where it holds the aliases: %s', (_what, text) => {
    const file = parseOwnersTree(
      new Map([
        ['OWNERS', list('approvers', 'root')],
        ['OWNERS_ALIASES', text],
      ]),
    );
    expect(ownersOf(file, 'x')).toMatchObject({
      kind: 'unread',
      problem: { source: 'OWNERS_ALIASES' },
    });
  });

  it('takes names like any others', () => {
    const text = 'aliases:\n  __proto__: [ada]\n  toString: [ben]\n';
    const files = { OWNERS: list('approvers', '__proto__', 'constructor'), OWNERS_ALIASES: text };
    expect(of('approvers', files, 'x')).toEqual(['@ada', '@constructor']);
  });
});
