import { describe, expect, it } from 'vitest';
import { memoryWorld } from '../../world/memory-world.ts';
import { tell } from '../../read/tell.ts';

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);

/** A clean repository on `feature`, with these refs and logs. */
function repository(refs: Readonly<Record<string, string>>, logs: Record<string, string> = {}) {
  return memoryWorld({
    files: Object.fromEntries([
      ...Object.keys(refs).map((ref) => [`/work/app/.git/${ref}`, '']),
      ...Object.entries(logs).map(([ref, text]) => [`/work/app/.git/logs/${ref}`, text]),
    ]),
    repository: { commitOf: (ref) => refs[ref] ?? null },
  });
}

const held = async (text: string, world: ReturnType<typeof repository>) =>
  (await tell(text, world)).some((line) => / irreversible | unknown unknown/.test(line));

const ALONE = { 'refs/heads/feature': B, 'refs/heads/main': A, 'refs/remotes/origin/main': A };

describe('commits that a branch leaves behind', () => {
  it.each([
    'git reset --hard HEAD~5',
    'git reset --hard origin/main',
    'git branch -f feature HEAD~5',
    'git branch --force feature main',
    'git branch -M main feature',
    'git checkout -B feature main',
    'git switch -C feature main',
    'git branch -D feature',
    'git push $ARGS',
    'git push $FLAGS origin main',
  ])('are lost where nothing else has them: %s', async (text) => {
    expect(await held(text, repository(ALONE))).toBe(true);
  });

  it.each([
    'git reset --hard HEAD',
    'git reset --hard ORIG_HEAD',
    'git reset --hard HEAD@{1}',
    'git reset --soft HEAD~1',
    'git branch -f feature HEAD',
    'git branch -f other HEAD~5',
    'git branch -M renamed',
    'git branch -f main feature',
    'git checkout -B feature',
    'git checkout -B new-one origin/main',
    'git switch -C new-one',
    'git push origin $BRANCH',
    'git push $REMOTE main',
    'git push -u origin "$(git branch --show-current)"',
  ])('are not touched: %s', async (text) => {
    expect(await held(text, repository(ALONE))).toBe(false);
  });

  it.each([
    ['another branch', { ...ALONE, 'refs/heads/backup/one': B }, {}],
    ['a tag', { ...ALONE, 'refs/tags/v1': B }, {}],
    ['its remote', { ...ALONE, 'refs/remotes/origin/feature': B }, {}],
    ['a remote branch once', ALONE, { 'refs/remotes/origin/main': `${A} ${B} a <a> fetch` }],
  ])('stay where %s has them', async (_, refs, logs) => {
    expect(await held('git reset --hard HEAD~5', repository(refs, logs))).toBe(false);
    expect(await held('git checkout -B feature main', repository(refs, logs))).toBe(false);
  });
});
