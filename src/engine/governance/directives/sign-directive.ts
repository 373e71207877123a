import type { Permission } from '../../../core/approval/people/eligibility.ts';
import { canonicalJson } from '../../../core/change/canonical-json.ts';
import { levelRank } from '../../../core/provenance/levels.ts';
import type { Engine } from '../../engine.ts';
import { EngineFault } from '../../fault.ts';
import type { StoreReads, StoreTransaction } from '../../ports.ts';
import { issueChallenge } from '../../presence/statements/issue-challenge.ts';
import { signedTransaction } from '../../presence/proof/signed-transaction.ts';
import type { StatementSubject } from '../../presence/statements/statement.ts';
import { takeAssertion } from '../../presence/statements/take-assertion.ts';
import type { Challenge, GivenPresence } from '../../presence/types.ts';
import { endedEvent, extendedEvent, startedEvent } from './directive-events.ts';
import { refuseMistakes, refuseOverlap, spanOf } from './directive-terms.ts';
import { nameOf } from '../../name-of.ts';
import type { GovernanceReads } from '../ports.ts';
import {
  findOpen,
  refuseBadExtension,
  unknownDirective,
  type DirectiveFile,
} from './propose-directive.ts';
import type { DirectiveAct, SignedDirective, StoredDirective } from '../types.ts';

/** From this level on people sign what binds everybody. */
const LEAST_LEVEL = 'principal';

export interface GivenSignature {
  /** Name of the directive. */
  readonly name: string;
  /** Id of what was proposed. */
  readonly act: string;
  /** Person id, from their own session. */
  readonly person: string;
  readonly presence: GivenPresence;
}

/** Whether somebody may sign what becomes of directives. */
export function maySign({ world }: Pick<Engine, 'world'>, person: string): Permission {
  const found = world.catalog.people.get(person);
  if (found === undefined) return { allowed: false, why: `${person} is not in the roster.` };
  if (!found.active) return { allowed: false, why: `${found.name}'s account is closed.` };
  const allowed = levelRank(found.level) >= levelRank(LEAST_LEVEL);
  return {
    allowed,
    why: allowed
      ? `${found.name} is ${found.level}.`
      : `A directive is signed by somebody ${LEAST_LEVEL} or above, and ${found.name} is ${found.level}.`,
  };
}

/** What somebody signs: the act with all that it makes of the directive. */
function subjectOf(directive: StoredDirective, act: DirectiveAct): StatementSubject {
  const { id, name, terms, signed } = directive;
  return {
    directive: id,
    name,
    act: act.id,
    kind: act.kind,
    reason: act.reason,
    ends: act.ends,
    presentEnd: signed?.ends ?? null,
    // As text: the shape of terms is theirs, and a person signs every letter of them.
    terms: canonicalJson(terms),
  };
}

/** What the page needs so that this person can sign. Throws as `signDirective` does, or `no-passkey`. */
export async function challengeDirective(
  engine: Engine,
  { name, act: id, person }: Omit<GivenSignature, 'presence'>,
): Promise<Challenge> {
  const { directive, act } = await findAct(engine.store, name, id);
  refuseUnfit(engine, person);
  const subject = subjectOf(directive, act);
  return issueChallenge(engine, { person, purpose: 'directive', subject });
}

/**
 * Carries out what was proposed, on the name of whoever signs it: start, extension or early end. Throws
 * `unknown-directive`, `already-settled`, `not-eligible`, `bad-time`, `bad-directive`, `directive-taken`, and
 * what `takeAssertion` throws.
 */
export async function signDirective(engine: Engine, given: GivenSignature): Promise<DirectiveFile> {
  return signedTransaction(engine, async (tx) => {
    await tx.governance.lockDirectives();
    const { directive, act } = await findAct(tx, given.name, given.act);
    const level = refuseUnfit(engine, given.person);
    const { digest: evidence } = await takeAssertion(tx, engine, {
      ...given.presence,
      person: given.person,
      purpose: 'directive',
      subject: subjectOf(directive, act),
    });
    const signed = { by: given.person, level, at: engine.clock.now(), evidence };
    await tx.governance.signAct(act.id, signed);
    const after = await CARRY_OUT[act.kind](engine, tx, directive, { ...act, signed });
    return { directive: after, acts: await tx.governance.actsOf(directive.id) };
  });
}

type SignedAct = DirectiveAct & { readonly signed: NonNullable<DirectiveAct['signed']> };

type CarryOut = (
  engine: Engine,
  tx: StoreTransaction,
  directive: StoredDirective,
  act: SignedAct,
) => Promise<StoredDirective>;

const start: CarryOut = async (engine, tx, directive, act) => {
  const { by, level, at, evidence } = act.signed;
  const span = spanOf(directive.terms, at);
  // What was well when it was proposed need not be so by now.
  refuseMistakes(directive.name, directive.terms, span, by, engine.world);
  const others = (await tx.governance.openDirectives(at)).filter(({ id }) => id !== directive.id);
  refuseOverlap(engine, directive.name, directive.terms, span, others);
  const signed: SignedDirective = { by, level, at, ...span };
  await tx.governance.signDirective(directive.id, signed);
  await tx.appendToLedger(startedEvent(directive, signed, act.id, evidence, nameOf(engine, by)));
  return { ...directive, signed };
};

const extend: CarryOut = async (engine, tx, directive, act) => {
  const open = await findOpen(tx, directive.id, act.signed.at);
  const ends = act.ends ?? open.signed.ends;
  refuseBadExtension(open, ends, act.signed.at);
  await tx.governance.moveDirectiveEnd(open.id, ends);
  await tx.appendToLedger(extendedEvent(open, act, nameOf(engine, act.signed.by)));
  return { ...open, signed: { ...open.signed, ends } };
};

const end: CarryOut = async (engine, tx, directive, act) => {
  const { at, by } = act.signed;
  const open = await findOpen(tx, directive.id, at);
  await tx.governance.closeDirective(open.id, at, by, act.reason);
  await tx.appendToLedger(endedEvent(open, { act, who: nameOf(engine, by) }, at));
  return { ...open, closed: { at, by, why: act.reason } };
};

const CARRY_OUT: Readonly<Record<DirectiveAct['kind'], CarryOut>> = { start, extend, end };

async function findAct(
  reads: Pick<StoreReads, never> & { readonly governance: GovernanceReads },
  name: string,
  id: string,
): Promise<{ readonly directive: StoredDirective; readonly act: DirectiveAct }> {
  const directive = await reads.governance.findDirective(name);
  if (directive === null) throw unknownDirective(name);
  const act = (await reads.governance.actsOf(directive.id)).find((each) => each.id === id);
  if (act === undefined) throw unknownDirective(`${name} with a proposal ${id}`);
  if (act.signed === null && directive.closed === null) return { directive, act };
  throw new EngineFault(
    'already-settled',
    act.signed === null ? `The directive ${name} is over.` : 'This was signed already.',
    'Reload the page to see who did so.',
  );
}

/** The level at which they sign. */
function refuseUnfit(engine: Engine, person: string) {
  const { allowed, why } = maySign(engine, person);
  const level = engine.world.catalog.people.get(person)?.level;
  if (allowed && level !== undefined) return level;
  throw new EngineFault('not-eligible', why, `Ask somebody ${LEAST_LEVEL} or above.`);
}
