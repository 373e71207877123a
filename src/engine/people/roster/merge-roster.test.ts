import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { person } from '../../../../test/support/builders.ts';
import { compileCatalog } from '../../../core/catalog/compile.ts';
import type { Directory, DirectoryAccount, Roster, RosterFile } from '../types.ts';
import { mergeRoster } from './merge-roster.ts';

const account = (id: string, given: Partial<DirectoryAccount> = {}): DirectoryAccount => {
  const login = given.login ?? `${id}@acme.example`;
  return {
    id,
    person: id,
    name: id,
    active: true,
    gone: false,
    ...given,
    login,
    identities: [login, `scim:${id}`, ...(given.identities ?? [])],
  };
};
const scim = (
  accounts: readonly DirectoryAccount[],
  groups: Record<string, readonly string[]> = {},
): Directory => ({ id: 'scim', kind: 'scim', accounts, groups: groupsOf(groups) });
const oidc = (groups: Record<string, readonly string[]>): Directory => ({
  id: 'oidc',
  kind: 'oidc',
  accounts: [...new Set(Object.values(groups).flat())].map((id) => ({
    ...account(id, { login: id }),
    identities: [],
  })),
  groups: groupsOf(groups),
});
const forge = (id: string, teams: Record<string, readonly string[]>): Directory => ({
  id,
  kind: 'forge',
  accounts: [...new Set(Object.values(teams).flat())].map((login) => ({
    id: `n-${login}`,
    person: null,
    login: `${id}/${login}`,
    name: login,
    identities: [`${id}/${login}`, `${id}#n-${login}`],
    active: true,
    gone: false,
  })),
  groups: groupsOf(teams).map((group) => ({
    ...group,
    members: group.members.map((login) => `n-${login}`),
  })),
});
const groupsOf = (groups: Record<string, readonly string[]>) =>
  Object.entries(groups).map(([name, members]) => ({ id: name, name, title: name, members }));

const file = (given: Partial<RosterFile> = {}): RosterFile => ({
  people: [
    person('ada', { level: 'senior', identities: ['ada@acme.example', 'github.com/ada'] }),
    person('bob', { identities: ['bob@acme.example'] }),
  ],
  teams: [{ id: 'shop', name: 'Shop', identities: ['@acme/shop'] }],
  ...given,
});
const who = (roster: Roster, id: string) => roster.people.find((each) => each.id === id);
const codes = (roster: Roster) => roster.problems.map(({ code }) => code);
const by = (roster: Roster, identity: string) =>
  compileCatalog({ systems: [], environments: [], ...roster }).personBy(identity)?.id ?? null;

describe('people from the file alone', () => {
  it('stay as they are', () => {
    const roster = mergeRoster(file(), []);
    expect(roster.people).toEqual(file().people);
    expect(roster.teams).toEqual(file().teams);
    expect(roster.problems).toEqual([]);
    expect(roster.sources.get('ada')).toEqual([{ kind: 'file' }]);
  });
});

describe('one person with several accounts', () => {
  it('is one, with all of their identities', () => {
    const people = [
      person('ada', {
        identities: ['ada@acme.example', 'ada-admin@acme.example', 'github.com/ada'],
      }),
    ];
    const roster = mergeRoster(file({ people }), [
      scim([account('ada'), account('root', { login: 'ada-admin@acme.example' })]),
      forge('github.com', { 'acme/shop': ['ada'] }),
    ]);
    expect(roster.people.map(({ id }) => id)).toEqual(['ada']);
    expect(codes(roster)).toEqual([]);
    for (const name of ['scim:ada', 'SCIM:root', 'github.com#n-ada', 'ADA-admin@acme.example']) {
      expect(by(roster, name)).toBe('ada');
    }
    expect(roster.sources.get('ada')).toHaveLength(4);
  });

  it('is somebody new where the file knows nobody, and a junior', () => {
    const roster = mergeRoster(file(), [scim([account('eve', { name: 'Eve' })])]);
    expect(who(roster, 'eve')).toEqual({
      id: 'eve',
      name: 'Eve',
      level: 'junior',
      teams: [],
      identities: ['eve@acme.example', 'scim:eve'],
      active: true,
    });
  });

  it('is nobody where only a forge knows the account: they could be somebody twice', () => {
    const roster = mergeRoster(file(), [forge('github.com', { 'acme/shop': ['ada', 'mallory'] })]);
    expect(by(roster, 'github.com/mallory')).toBeNull();
    expect(codes(roster)).toEqual(['strangers']);
    expect(roster.people).toHaveLength(2);
  });
});

describe('an identity that two claim', () => {
  it.each<[string, readonly Directory[], readonly string[], readonly string[]]>([
    [
      'two accounts have the address of somebody in the file: neither is them',
      [
        scim([
          account('a', { login: 'a@x', identities: ['ada@acme.example'] }),
          account('m', { login: 'm@x', identities: ['ada@acme.example'] }),
        ]),
      ],
      ['shared-identity'],
      ['scim:a', 'scim:m', 'a@x', 'm@x'],
    ],
    [
      'an account has addresses of two people of the file',
      [scim([account('x', { identities: ['ada@acme.example', 'bob@acme.example'] })])],
      ['many-people'],
      ['scim:x', 'x@acme.example'],
    ],
    [
      'an account has the login of another as an address',
      [scim([account('eve'), account('mal', { identities: ['eve@acme.example'] })])],
      ['shared-identity'],
      ['eve@acme.example', 'scim:eve', 'scim:mal'],
    ],
    [
      'a shared mailbox is nobody’s, and its users stay who they are',
      [
        scim([
          account('eve', { identities: ['team@acme.example'] }),
          account('mal', { identities: ['team@acme.example'] }),
        ]),
      ],
      ['shared-identity'],
      ['team@acme.example'],
    ],
    [
      'an account whose own name became somebody else’s in the file',
      [scim([account('z', { person: 'bob' })])],
      ['taken-id'],
      ['scim:z'],
    ],
  ])('%s', (_, directories, problems, nobodys) => {
    const roster = mergeRoster(file(), directories);
    expect(codes(roster)).toEqual(problems);
    expect(nobodys.map((name) => by(roster, name))).toEqual(nobodys.map(() => null));
    expect(by(roster, 'ada@acme.example')).toBe('ada');
    expect(who(roster, 'ada')?.active).toBe(true);
  });

  it('leaves the users of a shared mailbox who they are', () => {
    const box = { identities: ['team@acme.example'] };
    const roster = mergeRoster(file(), [scim([account('eve', box), account('mal', box)])]);
    expect([by(roster, 'eve@acme.example'), by(roster, 'scim:mal')]).toEqual(['eve', 'mal']);
  });

  it('joins nobody by an account that two people of the file have between them', () => {
    const people = [
      person('ada', { identities: ['ada@x', 'shared@x'] }),
      person('bob', { identities: ['bob@x', 'shared@x'] }),
    ];
    const roster = mergeRoster(file({ people }), []);
    expect(codes(roster)).toEqual(['shared-identity']);
    expect([by(roster, 'shared@x'), by(roster, 'ada@x')]).toEqual([null, 'ada']);
  });
});

describe('a closed account', () => {
  it.each<[string, readonly DirectoryAccount[], boolean]>([
    ['open', [account('ada')], true],
    ['inactive', [account('ada', { active: false })], false],
    ['taken out of the directory', [account('ada', { gone: true })], false],
    [
      'one of two',
      [account('ada'), account('old', { login: 'github.com/ada', active: false })],
      false,
    ],
    [
      'taken out and made anew',
      [account('ada', { gone: true }), account('ada2', { login: 'ada@acme.example' })],
      true,
    ],
    [
      'closed, and nobody can tell which of two it is',
      [
        account('a', { login: 'a@x', identities: ['ada@acme.example'] }),
        account('m', { login: 'm@x', identities: ['ada@acme.example'], active: false }),
      ],
      false,
    ],
  ])('%s', (_, accounts, active) => {
    const roster = mergeRoster(file(), [scim(accounts)]);
    expect(who(roster, 'ada')?.active).toBe(active);
    expect(who(roster, 'bob')?.active).toBe(true);
  });

  it('of the file stays closed whatever a directory says', () => {
    const people = [person('ada', { identities: ['ada@acme.example'], active: false })];
    const roster = mergeRoster(file({ people }), [scim([account('ada')])]);
    expect(who(roster, 'ada')?.active).toBe(false);
  });
});

describe('groups', () => {
  const directory: NonNullable<RosterFile['directory']> = {
    levels: [
      { group: 'Eng-Seniors', from: null, level: 'senior', systems: null },
      { group: 'eng-leads', from: null, level: 'principal', systems: null },
      { group: 'pay-seniors', from: null, level: 'senior', systems: ['pay'] },
      { group: 'acme/leads', from: 'github.com', level: 'principal', systems: null },
    ],
    teams: [{ group: 'shop-devs', from: 'oidc', team: 'shop' }],
  };
  const terms = file({ directory });

  it.each<[string, readonly Directory[], string, object]>([
    ['none: a junior', [scim([account('eve')], { vp: ['eve'] })], 'eve', { level: 'junior' }],
    [
      'a level',
      [scim([account('eve')], { 'ENG-seniors': ['eve'] })],
      'eve',
      { level: 'senior', teams: [] },
    ],
    [
      'the highest of several levels',
      [scim([account('eve')], { 'eng-seniors': ['eve'], 'eng-leads': ['eve'] })],
      'eve',
      { level: 'principal' },
    ],
    [
      'a level on one system',
      [scim([account('eve')], { 'pay-seniors': ['eve'] })],
      'eve',
      { level: 'junior', seniority: [{ system: 'pay', level: 'senior' }] },
    ],
    [
      'somebody of the file keeps their level',
      [scim([account('bob')], { 'eng-leads': ['bob'], 'pay-seniors': ['bob'] })],
      'bob',
      { level: 'mid', seniority: [{ system: 'pay', level: 'senior' }] },
    ],
    [
      'at sign-in, by the id of the person',
      [oidc({ 'shop-devs': ['bob'], 'eng-leads': ['nobody'] })],
      'bob',
      { teams: ['shop'] },
    ],
    [
      'a group of another directory than the one that is meant',
      [scim([account('bob')], { 'shop-devs': ['bob'] })],
      'bob',
      { teams: [] },
    ],
    [
      'a forge, where the file names it',
      [forge('github.com', { 'acme/leads': ['ada'], 'eng-leads': ['ada'], 'acme/shop': ['ada'] })],
      'ada',
      { level: 'senior', teams: ['github.com/acme/leads', 'github.com/eng-leads', 'shop'] },
    ],
    [
      'a forge of another name',
      [forge('git.other', { 'acme/leads': ['bob'], 'acme/shop': ['bob'] })],
      'bob',
      { level: 'mid', teams: [] },
    ],
    [
      'of an account that was closed, nothing',
      [scim([account('eve', { active: false })], { 'eng-leads': ['eve'] })],
      'eve',
      { level: 'junior', active: false },
    ],
  ])('%s', (_, directories, id, expected) => {
    expect(who(mergeRoster(terms, directories), id)).toMatchObject(expected);
  });

  it('adds to levels by system, and takes nothing from those above all systems', () => {
    const people = [
      person('pia', { level: 'principal', identities: ['pia@acme.example'] }),
      person('dan', { level: 'director', identities: ['dan@acme.example'] }),
      person('sue', {
        level: 'senior',
        identities: ['sue@acme.example'],
        seniority: [{ system: 'pay', level: 'mid' }],
      }),
    ];
    const roster = mergeRoster({ ...terms, people }, [
      scim(
        ['pia', 'dan', 'sue'].map((id) => account(id)),
        { 'pay-seniors': ['pia', 'dan', 'sue'] },
      ),
    ]);
    expect(who(roster, 'pia')?.seniority).toEqual([{ system: 'pay', level: 'principal' }]);
    expect(who(roster, 'dan')?.seniority).toBeUndefined();
    expect(who(roster, 'sue')?.seniority).toEqual([{ system: 'pay', level: 'mid' }]);
  });

  it('of a forge make nobody senior unless the file names the forge', () => {
    const teams = { 'pay-seniors': ['ada'], 'eng-leads': ['ada'] };
    expect(who(mergeRoster(terms, [forge('github.com', teams)]), 'ada')).not.toHaveProperty(
      'seniority',
    );
    expect(who(mergeRoster(terms, [oidc(teams)]), 'ada')?.seniority).toEqual([
      { system: 'pay', level: 'senior' },
    ]);
  });

  it('that no directory has are told', () => {
    const roster = mergeRoster(terms, [scim([account('eve')], { 'eng-seniors': ['eve'] })]);
    expect(codes(roster)).toEqual(['unknown-group', 'unknown-group']);
    expect(codes(mergeRoster(terms, [scim([])]))).toEqual([]);
  });
});

describe('teams of forges', () => {
  it('are known as CODEOWNERS writes them, unless the file or another forge has the name', () => {
    const roster = mergeRoster(file(), [
      forge('github.com', { 'acme/shop': ['ada'], 'acme/web': ['ada'], 'acme/ops': [] }),
      forge('git.other', { 'acme/ops': [], 'else/shop': ['ada'] }),
    ]);
    const index = compileCatalog({ systems: [], environments: [], ...roster });
    expect(index.teamBy('acme/shop')?.id).toBe('shop');
    expect(index.teamBy('Acme/Web')?.id).toBe('github.com/acme/web');
    expect(index.teamBy('acme/ops')).toBeNull();
    expect(index.teamBy('git.other/acme/ops')?.id).toBe('git.other/acme/ops');
    expect(index.teamBy('else/shop')).toBeNull();
    expect(codes(roster)).toEqual(['strangers', 'taken-team']);
  });
});

describe('whatever directories say', () => {
  const names = ['ada', 'bob', 'eve', 'mal'];
  const mails = [...names.map((name) => `${name}@acme.example`), 'team@acme.example'];
  const anAccount = fc
    .record({
      id: fc.constantFrom('1', '2', '3', '4'),
      person: fc.constantFrom(...names),
      login: fc.constantFrom(...mails),
      mail: fc.constantFrom(...mails),
      active: fc.boolean(),
      gone: fc.boolean(),
    })
    .map(({ id, mail, ...rest }) => account(id, { ...rest, identities: [mail] }));
  const aDirectory = fc
    .tuple(
      fc.uniqueArray(anAccount, { maxLength: 4, selector: ({ id }) => id }),
      fc.array(fc.constantFrom('1', '2', '3', '4'), { maxLength: 4 }),
    )
    .map(([accounts, members]) => scim(accounts, { 'eng-seniors': members }));
  const aForge = fc
    .array(fc.constantFrom(...names), { maxLength: 4 })
    .map((logins) => forge('github.com', { 'acme/shop': logins, 'acme/web': logins.slice(1) }));
  const terms = file({
    directory: {
      levels: [{ group: 'eng-seniors', from: null, level: 'senior', systems: null }],
      teams: [],
    },
  });

  it('nobody shares an identity, the file’s levels stand, and order makes no difference', () => {
    fc.assert(
      fc.property(aDirectory, aForge, ({ accounts, ...rest }, github) => {
        const people = { ...rest, accounts };
        const roster = mergeRoster(terms, [people, github]);
        const seen = new Map<string, string>();
        for (const { id, identities } of roster.people) {
          for (const name of new Set([id, ...identities])) {
            expect(seen.get(name) ?? id).toBe(id);
            seen.set(name, id);
          }
        }
        expect(who(roster, 'ada')?.level).toBe('senior');
        expect(who(roster, 'bob')?.level).toBe('mid');
        const reversed = {
          ...people,
          accounts: accounts.toReversed(),
          groups: rest.groups.map((group) => ({ ...group, members: group.members.toReversed() })),
        };
        const again = mergeRoster(terms, [
          { ...github, groups: github.groups.toReversed() },
          reversed,
        ]);
        expect(again).toEqual(roster);
      }),
      { seed: 20260311, numRuns: 500 },
    );
  });

  it('closing an account never opens anybody', () => {
    fc.assert(
      fc.property(aDirectory, fc.nat(3), (directory, which) => {
        const closed = {
          ...directory,
          accounts: directory.accounts.map((each, index) =>
            index === which ? { ...each, active: false } : each,
          ),
        };
        const before = mergeRoster(terms, [directory]);
        for (const { id, active } of mergeRoster(terms, [closed]).people) {
          expect(active && who(before, id)?.active === false).toBe(false);
        }
      }),
      { seed: 20260312, numRuns: 300 },
    );
  });
});
