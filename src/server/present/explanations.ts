import { authorsOf } from '../../core/approval/asks/explanation-ask.ts';
import { contributorsOf } from '../../core/approval/people/contributors.ts';
import type { Engine } from '../../engine/engine.ts';
import { unknownCase } from '../../engine/fault.ts';
import { carryKey } from '../../engine/governance/said/carry-key.ts';
import { explanationFacts } from '../../engine/governance/said/explain-case.ts';
import { mayAccept } from '../../engine/governance/findings/may-accept.ts';
import { nameOf } from '../../engine/name-of.ts';
import { reviewMinutes } from '../../engine/governance/see-case.ts';
import type { StoredCase } from '../../engine/ports.ts';
import type { CaseGovernance } from '../contract/governance/governance.ts';
import { caseTermsOf, fileOwnersOf } from './case-terms.ts';

const MOST = 50;

/** What stands beside a case's answers, as `viewer` (a person's id) sees it. Throws `unknown-case`. */
export async function caseGovernanceOf(
  engine: Engine,
  id: string,
  viewer: string,
): Promise<CaseGovernance> {
  const { store } = engine;
  const row = await store.findCase(id);
  if (row === null) throw unknownCase(id);
  const key = carryKey(row.slot, row.assessment.change);
  const [explanations, statements, acceptances, exceptions, answers, views] = await Promise.all([
    store.governance.explanationsOf(id, key, MOST),
    store.governance.statementsOf(id, key, MOST),
    store.governance.acceptancesOf(id),
    store.governance.listExceptions(500),
    store.listAnswers(id),
    store.governance.viewsOf(id),
  ]);
  const facts = explanationFacts(row.assessment);
  const named = (person: string) => ({ person, name: nameOf(engine, person) });
  return {
    facts: {
      headline: facts.headline,
      irreversible: facts.irreversible.map((each) => ({ ...each })),
    },
    explanations: explanations.map(({ evidence, said: { person, effects, ...texts } }) => ({
      ...named(person),
      ...texts,
      effects: effects.map((each) => ({ ...each })),
      evidence,
    })),
    statements: statements.map(({ person, at, says, tool, note, evidence }) => ({
      ...named(person),
      at,
      says,
      tool,
      note,
      evidence,
    })),
    acceptances: acceptances.map(({ evidence = null, ...each }) => ({
      ...each,
      ...named(each.person),
      evidence,
    })),
    exceptions: exceptions.flatMap(({ id: exception, scope }) =>
      scope.kind === 'case' && scope.case === id ? [exception] : [],
    ),
    reviews: answers.map((answer) => ({
      approval: answer.id,
      person: answer.person,
      minutes: reviewMinutes(answer, views),
    })),
    terms: caseTermsOf(engine.world, row.assessment),
    owners: fileOwnersOf(engine.world, row.assessment),
    me: standingOf(engine, row, viewer),
  };
}

function standingOf(engine: Engine, row: StoredCase, viewer: string): CaseGovernance['me'] {
  if (row.state !== 'waiting') {
    const no = { allowed: false, why: `This case is ${row.state}.` };
    return { explain: no, state: no, accept: no };
  }
  const isAuthor = authorsOf(row.assessment).includes(viewer);
  const isContributor = contributorsOf(row.assessment).has(viewer);
  return {
    explain: {
      allowed: isAuthor,
      why: isAuthor ? 'You wrote it.' : 'Only whoever wrote it explains it.',
    },
    state: {
      allowed: isContributor,
      why: isContributor
        ? 'You had a hand in it.'
        : 'Only somebody who had a hand in it says how it was made.',
    },
    accept: { ...mayAccept(viewer, row.assessment, engine.world) },
  };
}
