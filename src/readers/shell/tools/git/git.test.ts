import { describe, expect, it } from 'vitest';
import { memoryWorld } from '../../world/memory-world.ts';
import type { Repository } from '../../world/types.ts';
import { readWith, told } from '../test-tool.ts';
import { verdictOn } from './test-held.ts';
import { gitTool } from './tool.ts';

const on = (line: string, repository: Partial<Repository> | null = {}) =>
  verdictOn([gitTool], line, {
    world: memoryWorld({ repository, files: { '/work/app/src/a.ts': '', '/work/app/docs/x': '' } }),
  });

const DIRTY: Partial<Repository> = { isDirty: () => true, stateOf: () => 'changed' };

const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

describe('where work may be lost', () => {
  const DESTRUCTIVE = lines(`
    git reset --hard
    git reset --hard HEAD
    git reset --hard HEAD~3
    git reset HEAD~1 --hard
    git reset --hard origin/main
    git -C /work/app reset --hard
    git --no-pager reset --hard
    git -c advice.detachedHead=false reset --hard HEAD^
    git reset --merge
    git checkout -- .
    git checkout -- src/a.ts
    git checkout .
    git checkout ./
    git checkout src/a.ts
    git checkout HEAD -- src/a.ts
    git checkout HEAD~2 src/a.ts
    git checkout main -- src
    git checkout -f
    git checkout -f main
    git checkout --force main
    git restore .
    git restore src/a.ts
    git restore --worktree src/a.ts
    git restore --staged --worktree .
    git restore -SW .
    git restore --source=HEAD~1 src/a.ts
    git restore --source HEAD~1 -- src/a.ts
    git restore ':/'
    git switch -f main
    git switch --discard-changes main
    git switch --force main
    git clean -f
    git clean -fd
    git clean -df
    git clean -xfd
    git clean -fdx
    git clean -fdX
    git clean -ffdx
    git clean --force -d
    git clean -d -f src
    git -c clean.requireForce=false clean -d
    git stash drop
    git stash drop stash@{2}
    git stash clear
    git branch -D feature/x
    git branch -d -f feature/x
    git branch --delete --force feature/x
    git branch -D main
    git update-ref -d refs/heads/feature
    git update-ref -d refs/stash
    git reflog expire --expire=now --all
    git reflog expire --expire-unreachable=now --all
    git reflog expire --expire=all --all
    git reflog delete HEAD@{1}
    git gc --prune=now
    git gc --aggressive --prune=now
    git gc --prune=all
    git -c gc.pruneExpire=now gc
    git prune
    git prune --expire=now
    git prune --expire now
    git filter-branch --force --index-filter 'git rm --cached secrets' HEAD
    git filter-branch --tree-filter 'rm -f password.txt' HEAD
    git filter-repo --path secrets.txt --invert-paths
    git lfs migrate import --include=*.zip
    git worktree remove --force ../wt
    git worktree remove -f ../wt
    git submodule deinit -f vendor/lib
    git submodule deinit --all --force
    git rm -rf src
    git rm -f src/a.ts
    git rm -rf .
    git checkout-index -f -a
    git read-tree -u --reset HEAD~1
    git clear
  `);
  it.each(DESTRUCTIVE)('%s', async (line) => {
    expect(await on(line, DIRTY)).toBe('held');
  });
  it.each(DESTRUCTIVE.filter((line) => !/\.\.\/wt/.test(line)))(
    '%s, where nothing of the repository can be seen',
    async (line) => {
      if (/checkout (?:HEAD~2 )?src\/a\.ts$/.test(line)) return;
      expect(await on(line, null)).toBe('held');
    },
  );
});

describe('what a push does to others', () => {
  it.each(
    lines(`
    git push --force
    git push -f
    git push -f origin main
    git push origin main --force
    git push -uf origin feature
    git push --force origin feature
    git push origin +feature
    git push origin +HEAD:main
    git push origin +refs/heads/main:refs/heads/main
    git push origin HEAD:main -f
    git push --force-with-lease origin main
    git push --force-with-lease=main origin main
    git push --force-with-lease origin HEAD:master
    git push --force-with-lease --force origin feature
    git push --force --no-verify
    git push --mirror
    git push --mirror git@github.com:acme/backup.git
    git push origin --delete main
    git push origin :main
    git push -d origin main
    git push origin --delete feature/x
    git push origin :feature/x
    git push origin :refs/tags/v1.0.0
    git push --delete origin v1.0.0
    git push --prune origin
    git push --all --force
    git push --tags --force
    git push -f origin v1.2.3
    git push -f --tags origin
    git -C ../other push -f
  `),
  )('%s', async (line) => {
    expect(await on(line)).toBe('held');
  });
});

describe('ordinary work', () => {
  const ORDINARY = lines(`
    git status
    git status --porcelain=v2 -z
    git --version
    git help reset
    git reset --help
    git push -h
    git log --oneline -n 20
    git log --grep 'reset --hard'
    git log -S 'git push --force'
    git grep 'git clean -fdx'
    git diff HEAD~3
    git diff --stat origin/main...HEAD
    git show HEAD:src/a.ts
    git blame -L 1,20 src/a.ts
    git add -A
    git add .
    git add -f dist/app.js
    git commit -m 'Do not git reset --hard here'
    git commit -am 'rm -rf /'
    git commit --amend --no-edit
    git commit --no-verify -m wip
    git commit -C HEAD~1
    git commit -F - 
    git fetch --all --prune
    git fetch -f origin
    git pull
    git pull --rebase origin main
    git pull --ff-only
    git merge feature
    git merge --abort
    git merge --no-ff -m 'merge' feature
    git rebase main
    git rebase -i HEAD~3
    git rebase --onto main a b
    git rebase --continue
    git rebase --abort
    git cherry-pick abc123
    git revert HEAD
    git revert --no-edit HEAD~2..HEAD
    git checkout main
    git checkout -b feature/y
    git checkout -B feature/y origin/main
    git checkout -
    git checkout abc1234
    git checkout --detach HEAD
    git checkout -t origin/feature
    git checkout -p
    git switch main
    git switch -c feature/z
    git switch -C feature/z
    git switch -
    git restore --staged .
    git restore --staged src/a.ts
    git restore -S src/a.ts
    git reset
    git reset HEAD src/a.ts
    git reset --soft HEAD~1
    git reset --mixed HEAD~1
    git reset HEAD~1
    git reset -q -- src/a.ts
    git reset --keep HEAD~1
    git clean -n
    git clean -nd
    git clean -fdn
    git clean -ndx
    git clean --dry-run -fdx
    git clean -d
    git clean -i
    git clean -fdx node_modules
    git clean -fdX dist/ coverage
    git stash
    git stash push -m 'drop this'
    git stash push -u -m clear
    git stash pop
    git stash apply
    git stash list
    git stash show -p stash@{0}
    git stash branch rescue
    git branch
    git branch -a
    git branch -vv
    git branch feature/new
    git branch -d merged
    git branch --delete merged
    git branch -m old new
    git branch -M main
    git branch -dr origin/gone
    git branch --show-current
    git branch -f feature abc123
    git tag
    git tag v1.0.0
    git tag -a v1.0.0 -m 'delete -d'
    git tag -l 'v*'
    git tag -d v1.0.0
    git reflog
    git reflog show main
    git reflog expire --dry-run --expire=now --all
    git gc
    git gc --auto
    git gc --aggressive
    git gc --prune=2.weeks.ago
    git prune -n
    git remote -v
    git remote add upstream git@github.com:acme/up.git
    git remote prune origin
    git remote remove upstream
    git remote set-url origin git@github.com:acme/app.git
    git worktree add ../wt feature
    git worktree list
    git worktree prune
    git worktree remove ../wt
    git submodule update --init --recursive
    git submodule status
    git submodule deinit vendor/lib
    git rm old.ts
    git rm -r --cached node_modules
    git rm --cached -f .env
    git rm -rn src
    git mv a.ts b.ts
    git push
    git push -u origin feature
    git push origin HEAD
    git push origin main
    git push origin feature --tags
    git push --follow-tags
    git push --dry-run --force origin main
    git push -n -f
    git push --force-with-lease
    git push --force-with-lease origin feature
    git push --force-with-lease --force-if-includes origin feature/x
    git push --no-verify
    git push -o ci.skip origin feature
    git config --get user.email
    git config --list
    git config user.name 'Dev'
    git config --global pull.rebase true
    git config core.hooksPath .githooks
    git config --unset user.name
    git filter-repo --analyze
    git lfs install
    git lfs pull
    git lfs track '*.psd'
    git lfs prune --dry-run
    git lfs migrate info
    git bisect start
    git bisect good v1.0
    git bisect reset
    git ls-files --others --exclude-standard
    git rev-parse --show-toplevel
    git clone https://github.com/acme/app.git
    git init
    git archive HEAD -o x.tar
    git apply fix.patch
    git am --abort
    git format-patch -3
    git shortlog -sn
    git describe --tags
    git sparse-checkout set src
    git notes add -m 'x'
    git update-index --assume-unchanged a.ts
    git update-ref refs/heads/x abc123
    git frobnicate
  `);
  it.each(ORDINARY)('%s', async (line) => {
    expect(await on(line, { isDirty: () => true })).toBe('passes');
  });
  it.each(
    lines(`
    git reset --hard
    git reset --hard HEAD~1
    git reset --hard origin/main
    git checkout -- .
    git checkout -f main
    git checkout src/a.ts
    git restore src/a.ts
    git restore .
    git switch -f main
    git clean -fd
    git rm -rf src
    git read-tree -u --reset HEAD
  `),
  )('%s in a clean tree', async (line) => {
    expect(await on(line, { isDirty: () => false })).toBe('passes');
  });
});

describe('by what the repository says', () => {
  const commits = (refs: Readonly<Record<string, string>>): Partial<Repository> => ({
    commitOf: (ref) => refs[ref] ?? null,
  });

  it.each<[string, string, Partial<Repository>, 'held' | 'passes']>([
    [
      'a branch whose commit is on the default branch',
      'git branch -D old',
      commits({ 'refs/heads/old': 'a', 'refs/heads/main': 'a' }),
      'passes',
    ],
    [
      'a branch that its remote has',
      'git branch -D old',
      commits({ 'refs/heads/old': 'a', 'refs/remotes/origin/old': 'a' }),
      'passes',
    ],
    [
      'a branch that is ahead of its remote',
      'git branch -D old',
      commits({ 'refs/heads/old': 'b', 'refs/remotes/origin/old': 'a', 'refs/heads/main': 'a' }),
      'held',
    ],
    [
      'a remote branch that is also here',
      'git push origin --delete old',
      commits({ 'refs/heads/old': 'a', 'refs/remotes/origin/old': 'a' }),
      'passes',
    ],
    [
      'a remote branch that is merged',
      'git push origin :old',
      commits({ 'refs/remotes/origin/old': 'a', 'refs/remotes/origin/main': 'a' }),
      'passes',
    ],
    [
      'a remote branch with commits of others',
      'git push origin --delete old',
      commits({ 'refs/heads/old': 'a', 'refs/remotes/origin/old': 'b' }),
      'held',
    ],
    [
      'a lease on a default branch with another name',
      'git push --force-with-lease origin develop',
      { defaultBranch: 'develop' },
      'held',
    ],
    [
      'a lease while the default branch is checked out',
      'git push --force-with-lease',
      { branch: 'main' },
      'held',
    ],
    [
      'a changed file',
      'git checkout -- src/a.ts',
      { isDirty: () => true, stateOf: () => 'changed' },
      'held',
    ],
    [
      'a clean file in a dirty tree',
      'git checkout -- src/a.ts',
      { isDirty: () => true, stateOf: () => 'clean' },
      'passes',
    ],
    [
      'a branch named as a folder',
      'git checkout docs',
      { ...DIRTY, ...commits({ 'refs/heads/docs': 'a' }) },
      'passes',
    ],
    ['a folder and no branch', 'git checkout docs', DIRTY, 'held'],
    ['a tree too large to tell', 'git reset --hard', { isDirty: () => null }, 'held'],
    [
      'an untracked file that is removed',
      'git clean -f new.ts',
      { isDirty: () => true, stateOf: () => 'untracked' },
      'held',
    ],
  ])('%s', async (_name, line, repository, verdict) => {
    expect(await on(line, repository)).toBe(verdict);
  });

  it('another folder than the one that is clean', async () => {
    const world = memoryWorld({ repository: { isDirty: () => false } });
    expect(await verdictOn([gitTool], 'git reset --hard', { world })).toBe('passes');
    for (const line of [
      'git -C /elsewhere reset --hard',
      'git -C .. reset --hard',
      'git --git-dir=/elsewhere/.git reset --hard',
      'git --work-tree /elsewhere checkout -- .',
    ])
      expect([line, await verdictOn([gitTool], line, { world })]).toEqual([line, 'held']);
    expect(
      await verdictOn([gitTool], 'git reset --hard', { world, place: { kind: 'ssh', host: 'x' } }),
    ).toBe('held');
    expect(
      await verdictOn([gitTool], 'git reset --hard', { world, env: { GIT_DIR: '/elsewhere' } }),
    ).toBe('held');
  });

  it('aliases of the repository and the person', async () => {
    const world = memoryWorld({
      repository: { isDirty: () => true },
      files: {
        '/work/app/.git/config': '[core]\n\tbare = false\n[alias]\n\twipe = clean -fdx\n',
        '/home/dev/.gitconfig': '[alias]\n  st = status\n  nuke = "reset --hard"\n  loop = loop\n',
      },
    });
    for (const [line, verdict] of [
      ['git wipe', 'held'],
      ['git nuke HEAD~1', 'held'],
      ['git st', 'passes'],
      ['git loop', 'passes'],
      ["git -c 'alias.z=reset --hard' z", 'held'],
    ] as const)
      expect([line, await verdictOn([gitTool], line, { world })]).toEqual([line, verdict]);
  });
});

describe('what is said', () => {
  it('names branch, remote and way back', async () => {
    const world = memoryWorld({ repository: {} });
    expect(await told(gitTool, 'git push -f origin main', { world })).toEqual([
      'update git-history origin/main unknown irreversible holds-data',
    ]);
    expect(await told(gitTool, 'git push origin main', { world })).toEqual([
      'update git-branch origin/main unknown reversible none',
    ]);
    const { doings = [] } = await readWith(gitTool, 'git push origin :main', { world });
    expect(doings[0]?.traits).toEqual(['default-branch']);
    const forced = await readWith(gitTool, 'git push --force', { world });
    expect(forced.doings?.[0]).toMatchObject({
      address: 'origin/feature',
      traits: ['history-rewritten'],
    });
  });
});
