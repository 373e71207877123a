import { describe, expect, it } from 'vitest';
import { memoryWorld } from '../../world/memory-world.ts';
import type { Repository } from '../../world/types.ts';
import { linesOf, verdictOn } from './test-held.ts';
import { gitTool } from './tool.ts';

const on = (line: string, repository: Partial<Repository> | null = {}) =>
  verdictOn([gitTool], line, {
    world: memoryWorld({ repository, files: { '/work/app/src/a.ts': '', '/work/app/docs/x': '' } }),
  });

describe('ordinary work', () => {
  const ORDINARY = linesOf(`
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
    linesOf(`
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
