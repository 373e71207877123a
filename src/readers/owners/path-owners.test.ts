import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessment, catalog, change, effect, person } from '../../../test/support/builders.ts';
import { isFileOwner } from '../../core/approval/people/file-owners.ts';
import { parseGitHubOwners } from './github/parse.ts';
import { parseGitLabOwners } from './gitlab/parse.ts';
import { pathOwnersOf, type PathsOwned } from './path-owners.ts';
import { parseOwnersTree } from './tree/parse.ts';

const CODEOWNERS = `# who answers for what
*                 @acme/platform
/pay/             @acme/payments ada@acme.example
/pay/legacy/      @bob
/docs/
*.sql             @Eve @acme/unheard-of
`;
const FILE = parseGitHubOwners(CODEOWNERS, '.github/CODEOWNERS');

function known(owned: PathsOwned) {
  if (owned.kind === 'unread') throw new Error(owned.problem.message);
  return owned.owners;
}

describe('owners of changed paths', () => {
  it('are told once for each line, with all that it covers', () => {
    const paths = ['pay/b.ts', 'docs/x.md', 'pay/a.ts', 'pay/a.ts', 'pay/legacy/c.ts', 'web.ts'];
    expect(known(pathOwnersOf(FILE, paths))).toEqual([
      {
        owners: ['@acme/platform'],
        paths: ['web.ts'],
        section: null,
        optional: false,
        approvals: 1,
        source: '.github/CODEOWNERS',
        line: 2,
      },
      {
        owners: ['@acme/payments', 'ada@acme.example'],
        paths: ['pay/a.ts', 'pay/b.ts'],
        section: null,
        optional: false,
        approvals: 1,
        source: '.github/CODEOWNERS',
        line: 3,
      },
      {
        owners: ['@bob'],
        paths: ['pay/legacy/c.ts'],
        section: null,
        optional: false,
        approvals: 1,
        source: '.github/CODEOWNERS',
        line: 4,
      },
      expect.objectContaining({ owners: [], paths: ['docs/x.md'], approvals: 0, line: 5 }),
    ]);
  });

  it('are told for each section of GitLab', () => {
    const file = parseGitLabOwners(
      '* @a\n[Docs][2]\n*.md @d @e\n^[Maybe]\n*.md @f\n',
      'CODEOWNERS',
    );
    expect(
      known(pathOwnersOf(file, ['x.md'])).map(({ section, optional, approvals }) => [
        section,
        optional,
        approvals,
      ]),
    ).toEqual([
      [null, false, 1],
      ['Docs', false, 2],
      ['Maybe', true, 0],
    ]);
  });

  it('are the nearest folder’s of OWNERS files', () => {
    const file = parseOwnersTree(
      new Map([
        ['OWNERS', 'approvers:\n- root\n'],
        ['a/OWNERS', 'approvers:\n- ada\n'],
      ]),
    );
    const owned = known(pathOwnersOf(file, ['a/x', 'a/y', 'b']));
    expect(owned.map(({ owners, paths }) => [owners, paths])).toEqual([
      [['@root'], ['b']],
      [
        ['@ada', '@root'],
        ['a/x', 'a/y'],
      ],
    ]);
  });

  it.each([
    ['a file that cannot be read', parseGitHubOwners('x'.repeat(4_000_000), 'CODEOWNERS'), 'a.ts'],
    ['a path that is too long', FILE, 'a/'.repeat(3_000)],
  ])('of %s are not known, which is not the same as nobody', (_, file, path) => {
    const owned = pathOwnersOf(file, [path]);
    expect(owned).toMatchObject({ kind: 'unread', paths: [path] });
  });

  it('come out the same in whatever order paths are asked for', () => {
    const path = fc.constantFrom('a.ts', 'pay/x.ts', 'pay/legacy/y.sql', 'docs/z.md', 'q.sql');
    fc.assert(
      fc.property(fc.array(path), (paths) => {
        expect(pathOwnersOf(FILE, paths.toReversed())).toEqual(pathOwnersOf(FILE, paths));
      }),
      { seed: 20260311 },
    );
  });
});

describe('who that is in the roster', () => {
  const people = [
    person('ada', { identities: ['ada@acme.example'] }),
    person('bob', { identities: ['github.com/bob'] }),
    person('eve', { identities: ['eve'], teams: ['payments'] }),
    person('pat', { teams: ['github.com/acme/platform'] }),
  ];
  const roster = catalog({
    people,
    teams: [
      { id: 'payments', name: 'Payments' },
      {
        id: 'github.com/acme/platform',
        name: 'Platform',
        identities: ['acme/platform', 'github.com/acme/platform'],
      },
    ],
  });
  const about = assessment(
    change([effect()], {
      kind: 'code',
      origin: {
        forge: 'github.com',
        repository: 'acme/shop',
        request: 1,
        baseBranch: 'main',
        base: 'b',
        mergeBase: 'm',
        head: 'h',
        diff: 'sha256:0',
      },
    }),
    { catalog: roster },
  );

  it.each([
    ['a team by the name that the forge has for it', 'web.ts', ['pat']],
    ['a team by its last name, and an address', 'pay/a.ts', ['ada', 'eve']],
    ['a login of the forge', 'pay/legacy/b.ts', ['bob']],
    ['a login in any case, and a team that nobody knows', 'x.sql', ['eve']],
    ['nobody', 'docs/x.md', []],
  ])('%s', (_, path, expected) => {
    const owned = known(pathOwnersOf(FILE, [path]));
    const found = people.filter((each) =>
      owned.some((owners) => isFileOwner(each, owners, about, roster)),
    );
    expect(found.map(({ id }) => id)).toEqual(expected);
  });
});
