import { asksOperator, mayAnswer } from '../../../core/approval/people/eligibility.ts';
import type { Engine } from '../../engine.ts';
import { EngineFault, unknownCase } from '../../fault.ts';
import type { GivenAnswer } from '../../cases/answer-case.ts';
import type { StoredCase } from '../../ports.ts';
import { answerSubject } from './answer-subject.ts';
import { issueChallenge } from './issue-challenge.ts';
import type { Challenge } from '../types.ts';

/**
 * What somebody is to sign who wants to answer a case as their page shows it. Throws `unknown-case`,
 * `already-decided`, `stale-page`, `not-eligible` or `no-passkey`: nobody is asked to sign in vain.
 */
export async function challengeAnswer(
  engine: Engine,
  given: Omit<GivenAnswer, 'presence'>,
): Promise<Challenge> {
  const row = await engine.store.findCase(given.case);
  if (row === null) throw unknownCase(given.case);
  if (row.state !== 'waiting') throw decided(row);
  if (!isShown(given.seen, row) || row.verdict.policyHash !== engine.world.policy.hash) {
    throw stalePage();
  }
  const { catalog } = engine.world;
  const may = mayAnswer(given.person, row.assessment, catalog, asksOperator(row.verdict));
  if (!may.allowed) {
    throw new EngineFault('not-eligible', may.why, 'Ask one of the people the page names.');
  }
  const subject = answerSubject(row, given.answer, given.reason);
  return issueChallenge(engine, { person: given.person, purpose: 'answer', subject });
}

function isShown(seen: GivenAnswer['seen'], row: StoredCase): boolean {
  return (
    seen.changeDigest === row.assessment.change.digest &&
    seen.assessmentDigest === row.assessment.digest &&
    seen.policyHash === row.verdict.policyHash
  );
}

function decided(row: StoredCase): EngineFault {
  return new EngineFault(
    'already-decided',
    `This case is already ${row.state}.`,
    'Reload the page to see who decided and why.',
  );
}

function stalePage(): EngineFault {
  return new EngineFault(
    'stale-page',
    'The case is no longer what your page showed.',
    'Reload the page, read what changed, and answer again.',
  );
}
