import type { Engine } from '../../engine.ts';
import { EngineFault } from '../../fault.ts';
import { renderReplayMarkdown } from '../../governance/replay/render-markdown.ts';
import { replayPolicy } from '../../governance/replay/replay-policy.ts';
import type { StoredCase } from '../../ports.ts';
import { sha256 } from '../../sha256.ts';
import type { ForgeContext } from '../forge-context.ts';
import { replayedEvent } from '../forge-events.ts';
import { plain } from '../report/plain-text.ts';
import type { ChangeRequest } from '../types.ts';
import type { Ends } from './read-change.ts';

/** How far back a proposed policy is replayed, in days. */
const DAYS = 90;

/**
 * Where a request changes the organisation's own policy: works out, once for its case, what that would have
 * done to what was submitted lately. It stands in the report, for whoever signs the new rules.
 */
export async function attachReplay(
  { engine, readers }: ForgeContext,
  request: ChangeRequest,
  { repository, base, head }: Ends,
  row: StoredCase,
): Promise<void> {
  const span = { folder: repository.directory, mergeBase: base, head };
  const proposed = await readers.proposedPolicy(request, span);
  if (proposed === null || (await engine.store.forge.findReplay(row.id)) !== null) return;
  if (!mayReplay(engine, `${request.forge}/${request.repository}`)) return;
  const markdown = await replayed(engine, proposed);
  await engine.store.transaction(async (tx) => {
    const now = engine.clock.now();
    if (!(await tx.forge.insertReplay(row.id, markdown, now))) return;
    await tx.appendToLedger(replayedEvent(row, DAYS, `sha256:${sha256(markdown)}`, now));
  });
}

/** Each goes through months of cases, and anybody who may push can ask for one with every commit. */
const MOST_AN_HOUR = 6;
const HOUR = 3_600_000;
const MOST_REPOSITORIES = 10_000;

const begun = new WeakMap<Engine['limits'], Map<string, readonly number[]>>();

/** Beyond that many it waits for a later look at the request; nothing is released for want of it. */
function mayReplay({ limits, clock }: Engine, repository: string): boolean {
  const byRepository = begun.get(limits) ?? new Map<string, readonly number[]>();
  begun.set(limits, byRepository);
  const now = Date.parse(clock.now());
  const lately = (byRepository.get(repository) ?? []).filter((at) => at > now - HOUR);
  if (lately.length >= MOST_AN_HOUR) return false;
  if (byRepository.size >= MOST_REPOSITORIES) byRepository.clear();
  byRepository.set(repository, [...lately, now]);
  return true;
}

async function replayed(
  engine: ForgeContext['engine'],
  proposed: { readonly file: string; readonly text: string },
): Promise<string> {
  try {
    return renderReplayMarkdown(await replayPolicy(engine, { ...proposed, days: DAYS }));
  } catch (error) {
    if (!(error instanceof EngineFault)) throw error;
    return `### What this policy would have done\n\nIt cannot be used: ${plain(error.message, 2000)}`;
  }
}
