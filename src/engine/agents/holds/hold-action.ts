import type { Change } from '../../../core/change/types.ts';
import type { ActorClaim, ProvenanceClue } from '../../../core/provenance/types.ts';
import type { Engine } from '../../engine.ts';
import type { StoredCase } from '../../ports.ts';
import { submitCase, type CaseSubmission, type Submitter } from '../../cases/submit-case.ts';
import { heldEvent } from './agent-events.ts';
import { agentSlot } from './agent-slot.ts';
import { sessionId } from '../session-id.ts';
import type { HeldCall } from '../types.ts';

export interface HeldAction {
  readonly change: Change;
  readonly call: HeldCall;
  readonly title: string;
  /** Command or call as text, secrets masked. */
  readonly command: string;
}

export interface Held {
  readonly case: StoredCase;
  /** False when an equal attempt of the same session had made it. */
  readonly created: boolean;
}

/** A hundred lines are read; the rest of a long script is one click away in the repository. */
const MOST_LINES = 100;

/**
 * Asks people about what an agent was about to do. An equal attempt of the same session finds the case that
 * waits, that is released and unused, or that somebody refused, as long as its time is not up.
 */
export async function holdAction(
  engine: Engine,
  held: HeldAction,
  by: Extract<Submitter, { readonly kind: 'machine' }>,
): Promise<Held> {
  const slot = agentSlot(held.call, held.change.digest);
  const standing = await standingCase(engine, slot);
  if (standing !== null) return { case: standing, created: false };
  const submission: CaseSubmission = {
    title: held.title,
    change: held.change,
    actors: [operatorOf(held.call)],
    clues: [clueOf(held)],
    validations: [],
    slot,
    link: null,
  };
  const limits = { ...engine.limits, caseLifetime: engine.limits.agentCaseLifetime };
  const submitted = await submitCase({ ...engine, limits }, submission, by);
  await remember(engine, submitted.case, held, slot, by.name, submitted.created);
  return submitted;
}

/** The latest case of an equal attempt, where it still says something. */
async function standingCase(
  { store, clock, world }: Engine,
  slot: string,
): Promise<StoredCase | null> {
  const [latest] = await store.agents.holdsInSlot(slot, 1);
  const row = latest === undefined ? null : await store.findCase(latest);
  if (row === null || row.expiresAt <= clock.now()) return null;
  // By other rules it is another question.
  if (row.verdict.policyHash !== world.policy.hash) return null;
  switch (row.state) {
    case 'released':
      // Without an end it was used, and a release is for one use.
      return row.releaseValidUntil !== null && row.releaseValidUntil > clock.now() ? row : null;
    case 'refused':
    case 'denied':
      return row;
    case 'waiting':
    case 'expired':
    case 'superseded':
    case 'withdrawn':
    case 'bypassed':
      return null;
  }
}

async function remember(
  engine: Engine,
  row: StoredCase,
  { call, title, command }: HeldAction,
  slot: string,
  by: string,
  isNew: boolean,
): Promise<void> {
  await engine.store.transaction(async (tx) => {
    const { machine, host, session, cwd, repository, operator } = call;
    const id = sessionId(call);
    const at = engine.clock.now();
    const seen = { id, machine, host, session, at, model: null, repository, cwd, operator };
    await tx.agents.seeSession({ ...seen, ends: false });
    await tx.agents.insertHold(row.id, id, slot, call, command, row.submittedAt);
    if (isNew) await tx.appendToLedger(heldEvent(row.id, call, title, by, at));
  });
}

/** Somebody stands behind every agent; where nobody is named, nobody can be excluded, so it escalates. */
function operatorOf({ operator, machine }: HeldCall): ActorClaim {
  return { role: 'agent-operator', identity: operator ?? `whoever uses machine ${machine}` };
}

function clueOf({ call, command }: HeldAction): ProvenanceClue {
  const where = call.repository === null ? call.cwd : `${call.repository}, ${call.cwd}`;
  return {
    kind: 'agent-session',
    says: 'ai',
    strength: 'attested',
    tool: call.host,
    evidence: {
      source: call.host,
      pointer: null,
      line: 1,
      note: `${call.tool} in ${where}; session ${call.session === '' ? 'without a name' : call.session} on machine ${call.machine}`,
      excerpt: command
        .split('\n')
        .slice(0, MOST_LINES)
        .map((text, index) => ({ number: index + 1, text, mark: 'context' as const })),
    },
  };
}
