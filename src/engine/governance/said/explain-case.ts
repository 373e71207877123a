import { authorsOf, irreversibleIn } from '../../../core/approval/explanation-ask.ts';
import type { Explanation } from '../../../core/approval/explanation.ts';
import type { Assessment } from '../../../core/assess.ts';
import type { Engine } from '../../engine.ts';
import { EngineFault } from '../../fault.ts';
import type { StoredCase } from '../../ports.ts';
import { reassessCase } from '../../cases/reassess.ts';
import { sha256 } from '../../sha256.ts';
import { carryKey } from './carry-key.ts';
import { explainedEvent } from '../events.ts';
import { lockWaiting } from '../redecide/lock-waiting.ts';
import { nameOf } from '../name-of.ts';
import { emptiness, normal } from './substance-of-text.ts';

/** What an author says of their own change. */
export type GivenExplanation = Pick<Explanation, 'does' | 'risks' | 'undo' | 'effects'> & {
  readonly case: string;
  /** Person id, from their own session. */
  readonly person: string;
};

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
 * Keeps what an author says of their own change and assesses it again with that: whoever answered before did
 * not see it. Throws `unknown-case`, `already-decided`, `not-a-contributor` or `poor-explanation`.
 */
export async function explainCase(engine: Engine, given: GivenExplanation): Promise<StoredCase> {
  return engine.store.transaction(async (tx) => {
    const row = await lockWaiting(tx, given.case);
    refuseOthers(row.assessment, given.person);
    refuseEmpty(given, row);
    const at = engine.clock.now();
    const { person, does, risks, undo, effects } = given;
    const said: Explanation = { person, at, does, risks, undo, effects };
    const key = carryKey(row.slot, row.assessment.change);
    const id = engine.ids.next();
    const words = `sha256:${sha256(normal(does))}`;
    if (key !== null && (await tx.governance.isSaidElsewhere(words, row.id, row.slot))) {
      throw poor('The same words explained another change.');
    }
    await tx.governance.insertExplanation({ id, case: row.id, carryKey: key, said }, words);
    await tx.appendToLedger(explainedEvent(row, said, nameOf(engine, person)));
    return (await reassessCase(engine, tx, row)) ?? row;
  });
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

function refuseEmpty(given: GivenExplanation, { title, assessment }: StoredCase): void {
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
