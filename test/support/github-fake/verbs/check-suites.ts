/** The suite that holds all runs of one app on one commit. */
import type { CheckSuite } from '../state/checks.ts';
import type { FakeApp, Repo } from '../state/types.ts';
import { nextId, nowIn, type World } from '../state/world.ts';

export function suiteOf(
  world: World,
  repo: Repo,
  app: FakeApp,
  headSha: string,
  headBranch: string | null,
): CheckSuite {
  const found = repo.checkSuites.find((suite) => suite.app === app && suite.headSha === headSha);
  if (found !== undefined) return found;
  const suite = { id: nextId(world), app, headSha, headBranch, at: nowIn(world) };
  repo.checkSuites.push(suite);
  return suite;
}

/** A branch that points to the commit, for suites that were made for a commit alone. */
export function branchAt(repo: Repo, sha: string): string | null {
  const found = [...repo.git.refs()].find(
    ([ref, at]) => at === sha && ref.startsWith('refs/heads/'),
  );
  return found?.[0].slice('refs/heads/'.length) ?? null;
}
