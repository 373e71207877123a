import { describe, expect, it } from 'vitest';
import { memoryWorld } from '../../world/memory-world.ts';
import type { Repository } from '../../world/types.ts';
import { linesOf, verdictOn } from './test-held.ts';
import { gitTool } from './tool.ts';

const on = (line: string, repository: Partial<Repository> | null = {}) =>
  verdictOn([gitTool], line, {
    world: memoryWorld({ repository, files: { '/work/app/src/a.ts': '', '/work/app/docs/x': '' } }),
  });

const DIRTY: Partial<Repository> = { isDirty: () => true, stateOf: () => 'changed' };

describe('where work may be lost', () => {
  const DESTRUCTIVE = linesOf(`
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
    linesOf(`
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
