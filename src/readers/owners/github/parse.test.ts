import { describe, expect, it } from 'vitest';
import { LIMITS } from '../limits.ts';
import { ownersOf } from '../owners-of.ts';
import type { OwnersFile } from '../types.ts';
import { parseGitHubOwners } from './parse.ts';

const SOURCE = '.github/CODEOWNERS';

/** The owners of the one claim there is, or null where no rule is about the path. */
function owners(text: string, path: string): readonly string[] | null {
  const ownership = ownersOf(parseGitHubOwners(text, SOURCE), path);
  if (ownership.kind === 'unread') throw new Error(ownership.problem.message);
  return ownership.claims[0]?.owners ?? null;
}

/** The whole of what is read of a file. */
function read(text: string): Extract<OwnersFile, { kind: 'codeowners' }> {
  const file = parseGitHubOwners(text, SOURCE);
  if (file.kind !== 'codeowners') throw new Error('it is not read');
  return file;
}

/** Each rule with a path that it is about, and twins that it is not about. */
const MATCHES: readonly (readonly [
  rule: string,
  pattern: string,
  yes: readonly string[],
  no: readonly string[],
])[] = [
  ['a star alone is about everything', '*', ['a', 'a/b/c.js', '.x/.y'], []],
  ['an ending matches at any depth', '*.js', ['a.js', 'x/y/a.js', '.js'], ['a.jsx', 'js/a']],
  [
    'a slash at the start means the root',
    '/build/logs/',
    ['build/logs/a', 'build/logs/x/y'],
    ['sub/build/logs/a', 'build/logs', 'build/logs2/a'],
  ],
  [
    'a star after a folder is about its own files only',
    'docs/*',
    ['docs/getting-started.md', 'docs/.hidden'],
    ['docs/build-app/troubleshooting.md', 'x/docs/a.md', 'docs'],
  ],
  [
    'a folder without a slash before it is meant anywhere',
    'apps/',
    ['apps/a', 'x/apps/a/b', 'x/y/apps/z'],
    ['apps', 'x/apps', 'myapps/a', 'apps2/a'],
  ],
  ['a folder at the root is meant there alone', '/docs/', ['docs/a/b'], ['x/docs/a', 'docs']],
  [
    'a name without a slash is a file or folder anywhere',
    'README',
    ['README', 'x/README', 'x/README/y'],
    ['README.md', 'xREADME'],
  ],
  ['a slash in the middle means the root', 'a/b', ['a/b', 'a/b/c'], ['x/a/b', 'a/bc']],
  [
    'two stars before a name are any folders',
    '**/logs',
    ['logs/x', 'build/logs/x', 'deeply/nested/logs/x', 'logs'],
    ['mylogs/x', 'log/s'],
  ],
  [
    'two stars in the middle are any folders, or none',
    '/a/**/b.c',
    ['a/b.c', 'a/x/b.c', 'a/x/y/b.c'],
    ['b.c', 'x/a/b.c', 'a/xb.c'],
  ],
  ['two stars at the end are all below', 'abc/**', ['abc/x', 'abc/x/y'], ['abc', 'x/abc/y']],
  ['two stars alone are everything', '**', ['a', 'a/b'], []],
  ['two stars beside letters are one', '/a**b', ['ab', 'axb', 'axb/c'], ['a/b', 'a/x/b']],
  ['a star stays within a name', '/a/*/c', ['a/b/c', 'a/b/c/d'], ['a/c', 'a/b/x/c']],
  ['a star at the root is about the root’s files', '/*', ['a', '.b'], ['a/b']],
  ['a star before a slash is any folder', '/*/', ['a/b', 'a/b/c'], ['a']],
  ['a question mark is one letter', '/a?.c', ['ab.c', 'aé.c', 'a😀.c'], ['a.c', 'abb.c', 'a/.c']],
  ['letters are case sensitive', '/Docs/', ['Docs/a'], ['docs/a', 'DOCS/a']],
  ['blanks are escaped', 'my\\ files/', ['my files/a'], ['my/a', 'files/a', 'my\\ files/a']],
  ['a star is escaped', '/a\\*b', ['a*b'], ['axb', 'a\\*b']],
  ['a # within a name is no comment', 'a#b', ['a#b', 'x/a#b'], ['a']],
  ['dots are dots', '/a.b', ['a.b'], ['axb']],
  ['what a regular expression would mean is plain', '/(a|b)+$', ['(a|b)+$'], ['a', 'ab']],
];

describe('patterns of GitHub', () => {
  it.each(MATCHES)('%s: %s', (_rule, pattern, yes, no) => {
    const text = `${pattern} @ada`;
    expect(yes.filter((path) => owners(text, path) === null)).toEqual([]);
    expect(no.filter((path) => owners(text, path) !== null)).toEqual([]);
  });
});

describe('lines of GitHub', () => {
  it.each([
    ['the last rule that matches counts', '* @all\n*.js @js', 'a.js', ['@js']],
    ['the order counts, not the length', '*.js @js\n* @all', 'a.js', ['@all']],
    ['a rule without owners takes them away', '/apps/ @ada\n/apps/github', 'apps/github/x', []],
    ['its neighbours keep theirs', '/apps/ @ada\n/apps/github', 'apps/x', ['@ada']],
    ['nobody at all is something else', '/apps/ @ada', 'x', null],
    [
      'several owners',
      '* @ada @org/team ben@example.org',
      'x',
      ['@ada', '@org/team', 'ben@example.org'],
    ],
    ['a comment line', '# * @ada', 'x', null],
    ['a comment after owners', '* @ada # @ben', 'x', ['@ada']],
    ['a comment after a pattern leaves it without owners', '* @ada\n*.js #@ben', 'x.js', []],
    ['tabs and blanks', '\t *.js \t @ada\t', 'x.js', ['@ada']],
    ['lines as Windows ends them', '* @ada\r\n*.js @ben\r\n', 'x.js', ['@ben']],
    ['a mark at the start of the file', '\uFEFF* @ada', 'x', ['@ada']],
    ['people that a company manages', '* @ada_corp', 'x', ['@ada_corp']],
  ])('%s', (_rule, text, path, expected) => {
    expect(owners(text, path)).toEqual(expected);
  });

  it.each([
    ['negation', '* @all\n!*.js @js', 'a.js', /negation/],
    ['ranges', '* @all\n*.[jt]s @js', 'a.js', /ranges/],
    ['an escaped # at the start', '* @all\n\\#a @js', '#a', /"#"/],
    ['a slash alone', '* @all\n/ @js', 'a', /never matches/],
    ['nothing to escape', '* @all\n*.js\\', 'a.js', /nothing follows/],
    ['a word that is no owner', '* @all\n*.js js', 'a.js', /js is no owner/],
    ['one stranger among owners', '* @all\n*.js @js and @ben', 'a.js', /and is no owner/],
    ['an owner of two slashes', '* @all\n*.js @org/a/b', 'a.js', /@org\/a\/b is no owner/],
  ])('skips a line with %s, and says so', (_what, text, path, message) => {
    expect(owners(text, path)).toEqual(['@all']);
    const { problems } = read(text);
    expect(problems).toEqual([
      { source: SOURCE, line: 2, message: expect.stringMatching(message) },
    ]);
  });

  it('finds nothing wrong in what is right', () => {
    const text = '# hello\n\n*  @ada # why\n/a\\ b/ @org/team.x-y\n/c\n';
    expect(read(text).problems).toEqual([]);
  });

  it('says where a claim stands', () => {
    expect(ownersOf(parseGitHubOwners('\n* @ada', SOURCE), 'x')).toEqual({
      kind: 'known',
      claims: [
        {
          owners: ['@ada'],
          pattern: '*',
          section: null,
          optional: false,
          approvals: 1,
          source: SOURCE,
          line: 2,
        },
      ],
    });
  });

  it('asks nobody where a rule takes the owners away', () => {
    const ownership = ownersOf(parseGitHubOwners('/a', SOURCE), 'a');
    expect(ownership).toMatchObject({ claims: [{ owners: [], approvals: 0, line: 1 }] });
  });
});

describe('the size of a CODEOWNERS file of GitHub', () => {
  const rule = '* @ada\n';
  const filled = (bytes: number): string => rule + '#'.repeat(bytes - rule.length);

  it('is read up to 3 MB', () => {
    expect(owners(filled(LIMITS.githubBytes - 1), 'x')).toEqual(['@ada']);
  });

  it.each([
    ['3 MB', filled(LIMITS.githubBytes)],
    ['3 MB in letters of two bytes', rule + `#${'é'.repeat(LIMITS.githubBytes / 2)}`],
  ])('is unread from %s on, which is not owned by nobody', (_size, text) => {
    expect(ownersOf(parseGitHubOwners(text, SOURCE), 'x')).toMatchObject({
      kind: 'unread',
      problem: { source: SOURCE, line: 1, message: expect.stringContaining('3 MB') },
    });
  });
});
