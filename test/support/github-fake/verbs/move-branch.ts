/** A branch has moved: what follows for pulls, and who hears of it. */
import { commitsBetween, mergeBaseOf } from '../git/history.ts';
import { checkSuiteHappened } from '../hooks/check-events.ts';
import { pullHappened } from '../hooks/pull-events.ts';
import { pushHappened } from '../hooks/push-event.ts';
import type { Pull } from '../state/pull.ts';
import { ZERO_SHA, type Account, type Activity, type Repo } from '../state/types.ts';
import { installationFor, nextId, nowIn, type World } from '../state/world.ts';
import { suiteOf } from './check-suites.ts';
import { markClosed, note } from './pull-changes.ts';

export interface Move {
  /** Full name of the ref. */
  readonly ref: string;
  readonly before: string;
  readonly after: string;
}

export interface MoveOptions {
  /** Nobody is told: as if it was so before the app came, or as if the webhooks were lost. */
  readonly quiet?: boolean;
  readonly kind?: Activity['kind'];
  /** Whose push it was by the record, where that is not known to be who is named. */
  readonly actor?: Account | null;
  /** Pulls that whoever moves the branch settles on their own. */
  readonly except?: Pull;
}

export async function moveBranch(
  world: World,
  repo: Repo,
  branch: string,
  after: string,
  by: Account,
  options: MoveOptions = {},
): Promise<void> {
  const ref = `refs/heads/${branch}`;
  const before = repo.git.refs().get(ref) ?? ZERO_SHA;
  if (before === after) return;
  await repo.git.setRef(ref, after === ZERO_SHA ? null : after);
  await afterMove(world, repo, { ref, before, after }, by, options);
}

/** For a ref that points to its new place already. */
export async function afterMove(
  world: World,
  repo: Repo,
  { ref, before, after }: Move,
  by: Account,
  { quiet = false, kind, except, actor = by }: MoveOptions = {},
): Promise<void> {
  const born = before === ZERO_SHA;
  const gone = after === ZERO_SHA;
  const forced = !born && !gone && (await mergeBaseOf(repo.git, before, after)) !== before;
  const usual = forced ? 'force_push' : 'push';
  const seen = born ? 'branch_creation' : gone ? 'branch_deletion' : usual;
  const id = nextId(world);
  repo.activity.push({ id, before, after, ref, at: nowIn(world), kind: kind ?? seen, actor });
  const branch = ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : null;
  // What the API says is true before the first word about it goes out.
  const tell: (() => Promise<void>)[] = [];
  for (const pull of branch === null ? [] : pullsFrom(world, repo, branch)) {
    if (pull === except) continue;
    if (gone) {
      markClosed(world, pull, by);
      tell.push(() => pullHappened(world, pull, 'closed', by));
    } else {
      await follow(world, pull, after, forced ? by : null);
      tell.push(() => pullHappened(world, pull, 'synchronize', by, { before, after }));
    }
  }
  const arrived = born || gone ? [] : await commitsBetween(repo.git, before, after);
  for (const pull of repo.pulls.values()) {
    if (pull.base !== branch || pull.state !== 'open' || pull === except) continue;
    if (!arrived.includes(pull.headSha)) continue;
    pull.merged = { at: nowIn(world), by, sha: pull.headSha };
    markClosed(world, pull, by);
    tell.push(() => pullHappened(world, pull, 'closed', by));
  }
  if (quiet) return;
  await pushHappened(world, repo, { ref, before, after, forced }, by);
  if (branch !== null && !gone) askForChecks(world, repo, branch, after, by);
  for (const say of tell) await say();
}

async function follow(
  world: World,
  pull: Pull,
  after: string,
  forcedBy: Account | null,
): Promise<void> {
  await bringHead(pull, after);
  pull.headSha = after;
  pull.baseSha = pull.repo.git.refs().get(`refs/heads/${pull.base}`) ?? pull.baseSha;
  pull.updatedAt = nowIn(world);
  if (forcedBy !== null) note(world, pull, 'head_ref_force_pushed', forcedBy, { commit: after });
}

/** The forge keeps the head of every pull under `refs/pull`, wherever its branch lies. */
export async function bringHead(pull: Pull, sha: string): Promise<void> {
  const ref = `refs/pull/${pull.number}/head`;
  if (pull.headRepo !== pull.repo) {
    const from = pull.headRepo.git.directory;
    await pull.repo.git.run(['fetch', '--quiet', '--no-tags', from, `+${sha}:${ref}`]);
  }
  await pull.repo.git.setRef(ref, sha);
}

function pullsFrom(world: World, repo: Repo, branch: string): readonly Pull[] {
  return world.repos.flatMap((one) =>
    [...one.pulls.values()].filter(
      (pull) => pull.headRepo === repo && pull.head === branch && pull.state === 'open',
    ),
  );
}

/** The forge opens a suite of every app that may write checks. */
function askForChecks(world: World, repo: Repo, branch: string, sha: string, by: Account): void {
  const app = world.apps[0];
  if (app === undefined || app.permissions['checks'] !== 'write') return;
  if (installationFor(world, app, repo) === null) return;
  const known = repo.checkSuites.some((suite) => suite.app === app && suite.headSha === sha);
  const suite = suiteOf(world, repo, app, sha, branch);
  if (!known) checkSuiteHappened(world, repo, suite, 'requested', by);
}
