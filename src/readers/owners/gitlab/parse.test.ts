import { describe, expect, it } from 'vitest';
import { LIMITS } from '../limits.ts';
import { ownersOf } from '../owners-of.ts';
import type { OwnershipClaim } from '../types.ts';
import { parseGitLabOwners } from './parse.ts';

const SOURCE = '.gitlab/CODEOWNERS';

function claims(text: string, path: string): readonly OwnershipClaim[] {
  const ownership = ownersOf(parseGitLabOwners(text, SOURCE), path);
  if (ownership.kind === 'unread') throw new Error(ownership.problem.message);
  return ownership.claims;
}

/** Section and owners of each claim. */
function owners(text: string, path: string): readonly unknown[] {
  return claims(text, path).map(({ section, owners: named }) => [section, ...named]);
}

function problems(text: string): readonly string[] {
  return parseGitLabOwners(text, SOURCE).problems.map(({ line, message }) => `${line}: ${message}`);
}

const MATCHES: readonly (readonly [
  rule: string,
  pattern: string,
  yes: readonly string[],
  no: readonly string[],
])[] = [
  ['a star alone is about everything', '*', ['a', 'a/b', '.a/.b'], []],
  ['an absolute path', '/README.md', ['README.md'], ['docs/README.md', 'README.md/x']],
  [
    'a relative path is meant at any depth',
    'internal/README.md',
    ['internal/README.md', 'docs/internal/README.md', 'docs/api/internal/README.md'],
    ['README.md', 'xinternal/README.md', 'internal/x/README.md'],
  ],
  ['a name at any depth', 'README.md', ['README.md', 'a/b/README.md'], ['README.md/x']],
  [
    'a slash at the end means all below',
    '/docs/',
    ['docs/a', 'docs/a/b', 'docs/.a'],
    ['docs', 'x/docs/a'],
  ],
  ['a folder anywhere', 'lib/', ['lib/a', 'x/lib/a/b'], ['lib', 'mylib/a']],
  ['a name without a slash at its end is no folder', '/docs', ['docs'], ['docs/a']],
  ['a star stays within a name', '/docs/*', ['docs/a.md', 'docs/.a'], ['docs/a/b.md']],
  [
    'a star between names',
    '/docs/*/README.md',
    ['docs/a/README.md'],
    ['docs/README.md', 'docs/a/b/README.md'],
  ],
  [
    'stars around letters',
    '/docs/*spec*',
    ['docs/a_specs.rb', 'docs/spec'],
    ['docs/x/spec', 'docs/spc'],
  ],
  [
    'two stars and a slash are any folders',
    '/docs/**/index.md',
    ['docs/index.md', 'docs/api/index.md', 'docs/api/graphql/index.md', 'docs/.x/index.md'],
    ['index.md', 'x/docs/index.md', 'docs/xindex.md'],
  ],
  ['two stars at the end are one', '/docs/**', ['docs/a'], ['docs/a/b']],
  ['two stars beside letters are one', '/a**/b', ['ax/b', 'a/b'], ['ax/y/b']],
  ['a range', '/[a-c]x', ['ax', 'cx'], ['dx', 'x', '-x']],
  ['a negated range', '/x[!a-c]', ['xd', 'x-'], ['xa', 'x', 'xdd']],
  ['a dash at the end of a range', '/x[a-]', ['xa', 'x-'], ['xb']],
  ['a question mark', '/a?', ['ab', 'a😀'], ['a', 'abb']],
  ['braces are plain', '/{a,b}', ['{a,b}'], ['a', 'b']],
  ['an escaped blank', 'path\\ with\\ spaces/', ['path with spaces/a'], ['path/a', 'with/a']],
  ['an escaped #', '\\#file.rb', ['#file.rb', 'x/#file.rb'], ['file.rb']],
  ['an escaped star', '/a\\*', ['a*'], ['ab']],
  ['letters are case sensitive', '/Docs/', ['Docs/a'], ['docs/a']],
];

describe('patterns of GitLab', () => {
  it.each(MATCHES)('%s: %s', (_rule, pattern, yes, no) => {
    const text = `${pattern} @ada`;
    expect(yes.filter((path) => claims(text, path).length === 0)).toEqual([]);
    expect(no.filter((path) => claims(text, path).length > 0)).toEqual([]);
  });
});

const README = `* @admin

[README Owners]
README.md @user1 @user2
internal/README.md @user4

[README other owners]
README.md @user3`;

const DEFAULTS = `[Documentation] @docs-team
docs/
README.md

[Database] @database-team @ada
model/db/
config/db/setup.md @docs-team`;

const RUBY = `* @all
!pom.xml
[Ruby]
*.rb @ruby-team
!/config/**/*.rb
/config/routes.rb @ops
[Config]
/config/ @ops-team`;

describe('sections of GitLab', () => {
  it.each([
    [
      'each section counts on its own',
      README,
      'README.md',
      [
        [null, '@admin'],
        ['README Owners', '@user1', '@user2'],
        ['README other owners', '@user3'],
      ],
    ],
    [
      'the last rule of a section counts',
      README,
      'internal/README.md',
      [
        [null, '@admin'],
        ['README Owners', '@user4'],
        ['README other owners', '@user3'],
      ],
    ],
    ['other paths are no business of theirs', README, 'x', [[null, '@admin']]],
    ['owners of a section', DEFAULTS, 'docs/x', [['Documentation', '@docs-team']]],
    ['several of them', DEFAULTS, 'model/db/x', [['Database', '@database-team', '@ada']]],
    ['a rule’s own go first', DEFAULTS, 'config/db/setup.md', [['Database', '@docs-team']]],
    [
      'sections of one name are one, whatever the case',
      '[Docs]\n*.md @ada\n[Other]\n*.md @cem\n[dOCS]\n*.md @ben',
      'a.md',
      [
        ['Docs', '@ben'],
        ['Other', '@cem'],
      ],
    ],
    [
      'sections of one name keep the rules of both',
      '[Docs]\n*.md @ada\n[docs]\n*.txt @ben',
      'a.md',
      [['Docs', '@ada']],
    ],
    ['an exclusion', RUBY, 'pom.xml', []],
    [
      'an exclusion is about its own section',
      RUBY,
      'config/a.rb',
      [
        [null, '@all'],
        ['Config', '@ops-team'],
      ],
    ],
    [
      'what is excluded cannot be included again',
      RUBY,
      'config/routes.rb',
      [
        [null, '@all'],
        ['Config', '@ops-team'],
      ],
    ],
    [
      'what is not excluded stays',
      RUBY,
      'lib/a.rb',
      [
        [null, '@all'],
        ['Ruby', '@ruby-team'],
      ],
    ],
    ['the same rule twice: the last', '*.md @ada\n/a/ @cem\n*.md @ben', 'a/x.md', [[null, '@ben']]],
    ['roles', '* @@developer @@Maintainers', 'x', [[null, '@@developer', '@@Maintainers']]],
    ['groups below groups', '* @a/b/c', 'x', [[null, '@a/b/c']]],
    ['addresses', '* ada@example.org', 'x', [[null, 'ada@example.org']]],
    ['a comment line', '* @ada\n # *.md @ben', 'a.md', [[null, '@ada']]],
    [
      'owners in a comment at the end are owners',
      '* @ada # not @ben',
      'x',
      [[null, '@ada', '@ben']],
    ],
    [
      'marks around an owner',
      '* (@ada), ben@example.org,',
      'x',
      [[null, '@ada', 'ben@example.org']],
    ],
  ])('%s', (_rule, text, path, expected) => {
    expect(owners(text, path)).toEqual(expected);
  });

  it.each([
    ['a section asks for one', '[A]\n* @ada', { optional: false, approvals: 1 }],
    ['or for as many as it says', '[A][3]\n* @ada', { optional: false, approvals: 3 }],
    ['with owners after the number', '[A][2] @ada\n*', { owners: ['@ada'], approvals: 2 }],
    ['an optional one asks for none', '^[A]\n* @ada', { optional: true, approvals: 0 }],
    ['whatever number it says', '^[A][2]\n* @ada', { optional: true, approvals: 0 }],
    ['none is too few', '[A][0]\n* @ada', { optional: false, approvals: 1 }],
    ['optional and not is not', '^[A]\n* @ada\n[a]\n*.md @ben', { optional: false, approvals: 1 }],
    ['optional twice is', '^[A]\n* @ada\n^[a]\n*.md @ben', { optional: true, approvals: 0 }],
    ['before any section', '* @ada', { section: null, optional: false, approvals: 1 }],
    ['nobody cannot answer', '[A][2]\n*', { owners: [], approvals: 0 }],
  ])('%s', (_rule, text, expected) => {
    expect(claims(text, 'x')).toEqual([expect.objectContaining(expected)]);
  });

  it.each([
    ['a rule without owners', '[A]\n*.md', '2: *.md has no owner: GitLab asks nobody'],
    ['a word that is no owner', '* @ada ben', '1: ben is no owner'],
    [
      'a heading that is never closed',
      '[A @ada',
      '1: no "]" closes the heading: read as a pattern',
    ],
    ['a heading without a name', '[]\n* @ada', '1: a section needs a name: write [Name]'],
    [
      'a number below 1',
      '[A][0]\n* @ada',
      '1: a section cannot ask for fewer than 1 approval: 1 is asked for',
    ],
    [
      'a number that is none',
      '[A][two] @ada\n* @ben',
      '1: [two] @ada after the heading of a section is not read',
    ],
    [
      'a pattern that is a heading by accident',
      '[a-z]*.rb @ada',
      '1: *.rb @ada after the heading of a section is not read',
    ],
    [
      'a list with commas',
      '[A] @ada, @ben\n*',
      '1: , @ben after the heading of a section is not read',
    ],
  ])('says what is wrong with %s', (_what, text, message) => {
    expect(problems(text)).toContain(message);
  });

  it('finds nothing wrong in what is right', () => {
    const text = `# all\n${RUBY}\n${DEFAULTS}\n^[Go]\n*.go @@owner x@y.org\n[A][2] @b/c\n/x\\ y/`;
    expect(problems(text)).toEqual([]);
  });

  it('leaves a rule with strangers alone without owners, not with those of its section', () => {
    expect(claims('[A] @ada\n* ben', 'x')).toMatchObject([{ owners: [], approvals: 0, line: 2 }]);
  });
});

describe('a CODEOWNERS file of GitLab that is too much', () => {
  it.each([
    ['too large', '#'.repeat(LIMITS.gitlabBytes + 1)],
    ['of too many sections', Array.from({ length: 1_001 }, (_, at) => `[${at}]\n`).join('')],
    ['of too many rules', '* @a\n'.repeat(LIMITS.rules + 1)],
  ])('is unread when %s', (_what, text) => {
    expect(ownersOf(parseGitLabOwners(text, SOURCE), 'x').kind).toBe('unread');
  });
});
