import type { Act, ActEffect, Tool } from '../types.ts';

const REWRITES: ActEffect = {
  verb: 'update',
  type: 'git-history',
  targets: { text: 'all commits' },
  reversibility: 'irreversible',
  data: 'holds-data',
  traits: ['history-rewritten'],
  why: 'Every commit is written anew; copies that others have no longer fit.',
  safer: ['keep a full copy first: `git clone --mirror`'],
};

const OVERWRITES: ActEffect = {
  verb: 'update',
  type: 'working-copy',
  targets: { operands: 0 },
  reversibility: 'irreversible',
  data: 'holds-data',
  traits: ['uncommitted-work'],
  why: 'Changes that are not committed are overwritten or deleted.',
  safer: ['commit or shelve first'],
};

const STRIPS: ActEffect = {
  ...REWRITES,
  targets: { operands: 0 },
  why: 'Commits are taken out of the repository.',
  safer: ['`hg update` to an earlier one, and leave them where they are'],
};

const REMOTE_DELETE: ActEffect = {
  verb: 'delete',
  type: 'repository-path',
  targets: { operands: 0 },
  reversibility: 'costly',
  data: 'none',
  why: 'The path is deleted in the shared repository at once; older revisions still have it.',
};

const tool = (
  id: string,
  programs: readonly string[],
  valued: string,
  acts: readonly Act[],
  more: Partial<Tool> = {},
): Tool => ({
  id,
  programs,
  provider: id,
  valued: valued === '' ? [] : valued.split(' '),
  acts,
  otherwise: 'harmless',
  ...more,
});

/** Subversion, Mercurial, Perforce, Jujutsu, and what rewrites the history of git from outside. */
export const otherVersionControl: readonly Tool[] = [
  tool('git-filter-repo', ['git-filter-repo'], '', [{ words: '', does: [REWRITES] }], {
    provider: 'git',
    harmlessWith: ['--analyze', '--dry-run', '--version'],
  }),
  tool('bfg', ['bfg'], '', [{ words: '', does: [REWRITES] }], {
    provider: 'git',
    harmlessWith: ['--version'],
  }),
  tool('svn', ['svn'], '-m --message -r --revision -F --depth --username --password', [
    { words: 'revert', does: [OVERWRITES] },
    { words: 'cleanup', with: ['--remove-unversioned', '--remove-ignored'], does: [OVERWRITES] },
    {
      words: 'delete|del|remove|rm',
      does: (call) => {
        const urls = call.operands.slice(1).filter(({ text }) => /^[a-z+]+:\/\//.test(text));
        return {
          doings: urls.map(({ text }) => ({ ...REMOTE_DELETE, provider: 'svn', address: text })),
        };
      },
    },
    {
      words: 'propset|propdel',
      with: ['--revprop'],
      does: [{ ...REWRITES, targets: { text: 'revision properties' }, data: 'none' }],
    },
  ]),
  tool('svnadmin', ['svnadmin'], '', [
    { words: 'load', with: ['--ignore-uuid', '--force-uuid'], does: [REWRITES] },
  ]),
  tool(
    'hg',
    ['hg'],
    '-R --repository --cwd --config -r --rev -m --message -u --user -d --date -I -X',
    [
      { words: 'strip|histedit|rollback', does: [STRIPS] },
      { words: 'prune|obsolete', does: [STRIPS] },
      { words: 'purge|clean', with: ['-p', '--print'], does: 'harmless' },
      { words: 'purge|clean', does: [{ ...OVERWRITES, verb: 'delete' }] },
      { words: 'revert', with: ['-a', '--all', '-C', '--no-backup'], does: [OVERWRITES] },
      { words: 'update|up|checkout|co', with: ['-C', '--clean'], does: [OVERWRITES] },
      {
        words: 'push',
        with: ['-f', '--force'],
        does: [{ ...REWRITES, targets: { text: 'default remote' } }],
      },
      { words: 'shelve', with: ['-d', '--delete', '--cleanup'], does: [OVERWRITES] },
    ],
    { harmlessWith: ['-n', '--dry-run'] },
  ),
  tool('jj', ['jj'], '-R --repository -r --revision -m --message -b --bookmark --to --from', [
    { words: 'abandon', does: [{ ...STRIPS, reversibility: 'reversible', traits: [] }] },
    { words: 'op|operation abandon', does: [{ ...STRIPS, traits: ['uncommitted-work'] }] },
    { words: 'util gc', does: [] },
  ]),
  tool('p4', ['p4'], '-c -u -p -P -C -d', [
    { words: 'obliterate', with: ['-y'], does: [STRIPS] },
    { words: 'obliterate', does: 'harmless' },
    { words: 'revert', with: ['-n'], does: 'harmless' },
    { words: 'revert', does: [OVERWRITES] },
    { words: 'clean', with: ['-n'], does: 'harmless' },
    { words: 'clean', does: [OVERWRITES] },
  ]),
];
