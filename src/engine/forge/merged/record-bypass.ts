import { sealChange } from '../../../core/change/seal.ts';
import { readRange } from '../../../readers/git/read-range.ts';
import type { Repository } from '../../../readers/git/repository/run-git.ts';
import { submitCase } from '../../cases/submit-case.ts';
import { sha256 } from '../../sha256.ts';
import { claimOf, loginIdentity } from '../account.ts';
import type { ForgeContext } from '../forge-context.ts';
import { bypassedEvent, type BypassKind } from '../forge-events.ts';
import { diffDigest } from '../git/read-span.ts';
import { inputOf } from '../reconcile/read-change.ts';
import { oneLine } from '../report/plain-text.ts';
import type { BranchPlace } from './branch-events.ts';

/** What went past us: all that makes `to` another thing than `from`, a commit or the empty tree. */
export interface PastUs {
  readonly from: string;
  readonly to: string;
  readonly how: BypassKind;
  readonly why: string;
  readonly slot: string;
  /** Among these are those that were pushed. */
  readonly commits: readonly string[];
}

const MOST_COMMITS = 1000;

/** Makes a case of it, once, and writes down that it is bypassed. Answers the case's id. */
export async function recordBypass(
  context: ForgeContext,
  of: BranchPlace,
  repository: Repository,
  past: PastUs,
): Promise<string> {
  const { engine, forge } = context;
  const [earlier] = await engine.store.forge.casesInSlot(past.slot, 1);
  if (earlier?.state === 'bypassed') return earlier.id;
  const { from, to, how, why, slot } = past;
  const reading = await readRange({ repository: repository.directory, range: `${from}..${to}` });
  const commits = reading.commits.slice(-MOST_COMMITS);
  const change = sealChange(
    {
      kind: reading.kind,
      inputs: [inputOf(reading)],
      effects: reading.effects,
      signals: reading.signals,
      origin: {
        forge: forge.id,
        repository: of.repository,
        request: null,
        baseBranch: of.branch,
        base: from,
        mergeBase: reading.mergeBase ?? from,
        head: to,
        diff: await diffDigest(repository, from, to),
      },
    },
    sha256,
  );
  const pushers = await pushersOf(context, of, past);
  const { catalog } = engine.world;
  const subject = commits.at(-1)?.subject ?? to.slice(0, 12);
  const { case: row } = await submitCase(
    engine,
    {
      title: oneLine(`${subject} (pushed to ${of.branch})`, 200),
      change,
      actors: [
        ...reading.actors,
        ...pushers.map((account) => claimOf(catalog, forge.id, account, 'pusher')),
      ],
      clues: reading.clues,
      validations: [],
      commits,
      slot,
      link: null,
    },
    { kind: 'machine', name: forge.id },
  );
  const last = pushers.at(-1);
  const by = last === undefined ? null : loginIdentity(forge.id, last);
  await engine.store.transaction(async (tx) => {
    const now = engine.clock.now();
    const locked = await tx.lockCase(row.id);
    if (locked === null || locked.state === 'bypassed') return;
    await tx.updateCase(row.id, { state: 'bypassed', releaseValidUntil: null });
    await tx.appendToLedger(bypassedEvent(locked, by, how, why, { from, to }, now));
  });
  return row.id;
}

/** As webhooks told it: where none came through nobody is known, and only commits say who wrote it. */
async function pushersOf({ engine, forge }: ForgeContext, of: BranchPlace, past: PastUs) {
  const { repository, branch } = of;
  const heads = [past.to, ...past.commits.slice(0, MOST_COMMITS)];
  const seen = await engine.store.forge.pushersOf(forge.id, repository, branch, heads);
  return [...new Map(seen.map(({ account }) => [account.id, account])).values()];
}
