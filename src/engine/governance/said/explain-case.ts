import { authorsOf, irreversibleIn } from '../../../core/approval/asks/explanation-ask.ts';
import type { Explanation } from '../../../core/approval/explanation.ts';
import { asksPresence } from '../../../core/approval/presence.ts';
import type { ApprovalBinding } from '../../../core/approval/types.ts';
import type { Assessment } from '../../../core/assess.ts';
import type { Engine } from '../../engine.ts';
import { EngineFault } from '../../fault.ts';
import type { StoredCase } from '../../ports.ts';
import { signedTransaction } from '../../presence/proof/signed-transaction.ts';
import { caseSubject, refuseStale } from '../../presence/statements/case-subject.ts';
import { evidenceOf } from '../../presence/statements/evidence-of.ts';
import { issueChallenge, type Asked } from '../../presence/statements/issue-challenge.ts';
import type { Challenge, GivenPresence } from '../../presence/types.ts';
import { reassessCase } from '../../cases/reassess.ts';
import { sha256 } from '../../sha256.ts';
import { carryKey } from './carry-key.ts';
import { explainedEvent } from '../events.ts';
import { findWaiting, lockWaiting } from '../redecide/lock-waiting.ts';
import { nameOf } from '../../name-of.ts';
import { emptiness, normal } from './substance-of-text.ts';

/** What an author says of their own change. */
export type GivenExplanation = Pick<Explanation, 'does' | 'risks' | 'undo' | 'effects'> & {
  readonly case: string;
  /** Person id, from their own session. */
  readonly person: string;
  /** Their passkey's signature; left out where the session is to do. */
  readonly presence?: GivenPresence;
};

type Explained = Omit<GivenExplanation, 'presence'>;

/** What the page may put before the author: what is known, and nothing of an answer. */
export interface ExplanationFacts {
  readonly headline: string;
  /** Addresses of what cannot be undone, with what happens to each and why it cannot. */
  readonly irreversible: readonly {
    readonly effect: string;
    readonly verb: string;
    readonly why: string;
  }[];
}

/**
 * What the page needs so that this author can sign what they say, as their page shows the case. Throws as
 * `explainCase` does, `stale-page` or `no-passkey`.
 */
export async function challengeExplanation(
  engine: Engine,
  given: Explained,
  seen: ApprovalBinding,
): Promise<Challenge> {
  const row = await findWaiting(engine.store, given.case);
  refuseStale(engine, row, seen);
  refuseOthers(row.assessment, given.person);
  refuseEmpty(given, row);
  return issueChallenge(engine, askedOf(row, given));
}

/**
 * Keeps what an author says of their own change and assesses it again with that: whoever answered before did
 * not see it. Where the policy asks for presence, their passkey has signed exactly this: an agent that wrote
 * the change writes an explanation as well. Throws `unknown-case`, `already-decided`, `not-a-contributor`,
 * `poor-explanation`, `presence-required`, `stale-page`, or what `takeAssertion` throws.
 */
export async function explainCase(engine: Engine, given: GivenExplanation): Promise<StoredCase> {
  return signedTransaction(engine, async (tx) => {
    const row = await lockWaiting(tx, given.case);
    refuseOthers(row.assessment, given.person);
    refuseEmpty(given, row);
    if (given.presence !== undefined) refuseStale(engine, row);
    const evidence = await evidenceOf(tx, engine, {
      ...askedOf(row, given),
      asks: asksPresence(row.assessment, engine.world.policy),
      presence: given.presence,
    });
    const at = engine.clock.now();
    const { person, does, risks, undo, effects } = given;
    const said: Explanation = { person, at, does, risks, undo, effects };
    const key = carryKey(row.slot, row.assessment.change);
    const id = engine.ids.next();
    const words = `sha256:${sha256(normal(does))}`;
    if (key !== null && (await tx.governance.isSaidElsewhere(words, row.id, row.slot))) {
      throw poor('The same words explained another change.');
    }
    const kept = { id, case: row.id, carryKey: key, said, evidence };
    await tx.governance.insertExplanation(kept, words);
    await tx.appendToLedger(explainedEvent(row, kept, nameOf(engine, person)));
    return (await reassessCase(engine, tx, row)) ?? row;
  });
}

function askedOf(row: StoredCase, { person, does, risks, undo, effects }: Explained): Asked {
  const said = { does, risks, undo, effects: effects.map((each) => ({ ...each })) };
  return { person, purpose: 'explanation', subject: { ...caseSubject(row), ...said } };
}

export function explanationFacts({ headline, change, ...rest }: Assessment): ExplanationFacts {
  const addresses = new Set(irreversibleIn({ headline, change, ...rest }));
  const irreversible = change.effects
    .filter(({ resource, reversibility }) => {
      return reversibility === 'irreversible' && addresses.has(resource.address);
    })
    .map(({ resource, verb, why }) => ({ effect: resource.address, verb, why }));
  return { headline, irreversible };
}

function refuseOthers(assessment: Assessment, person: string): void {
  if (authorsOf(assessment).includes(person)) return;
  throw new EngineFault(
    'not-a-contributor',
    'Only whoever wrote this change explains it.',
    'Ask its author or a co-author to do so; an explanation by somebody else shows nothing.',
  );
}

function refuseEmpty(given: Explained, { title, assessment }: StoredCase): void {
  const shown = shownOf(title, assessment);
  const parts = [
    ['What it does', given.does],
    ['What could go wrong', given.risks],
    ['How to undo it', given.undo],
    ...given.effects.map(({ effect, answer }) => [`The answer about ${effect}`, answer]),
  ] as const;
  for (const [part, text] of parts) {
    const why = emptiness(text ?? '', shown);
    if (why !== null) throw poor(`${part} ${why}.`);
  }
  const said = [given.does, given.risks, given.undo].map(normal);
  if (new Set(said).size < said.length) throw poor('Two of the parts say the same.');
  const known = new Set(assessment.change.effects.map(({ resource }) => resource.address));
  const stranger = given.effects.find(({ effect }) => !known.has(effect));
  if (stranger !== undefined) throw poor(`This change does nothing to ${stranger.effect}.`);
}

function shownOf(title: string, { headline, change, losses }: Assessment): readonly string[] {
  return [
    title,
    headline,
    ...change.effects.map(({ why }) => why),
    ...losses.flatMap((loss) => [loss.headline, loss.why]),
  ];
}

function poor(message: string): EngineFault {
  return new EngineFault(
    'poor-explanation',
    message,
    'Say it in your own words, as you would to a colleague at 3 a.m. who has to put it right.',
  );
}
