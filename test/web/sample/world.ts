import type { Approval } from '../../../src/core/approval/types.ts';
import type { Assessment } from '../../../src/core/assess.ts';
import type {
  Answer,
  CaseState,
  CaseSummary,
  RecordEntry,
  SafetyCase,
} from '../../../src/server/contract/cases.ts';
import type { LedgerPage } from '../../../src/server/contract/ledger.ts';
import { sampleAssessment, type Variation } from './assessment.ts';
import { digestOf, leafOf } from './digest.ts';
import { PEOPLE, personOf, RELEASERS } from './people.ts';
import { otherSummaries } from './summaries.ts';
import { sampleVerdict } from './verdict.ts';

export const PLAN_CASE = 'case-orders-db';

type Entry = LedgerPage['entries'][number];

/** The sample's state: one whole case that can be answered, summaries beside it, and the record of all. */
export class World {
  readonly now: () => string;
  readonly entries: Entry[] = [];
  readonly answers: Approval[] = [];
  readonly submittedAt: string;
  assessment: Assessment;
  broken: number | null = null;

  constructor(now: () => string, variation: Variation = {}) {
    this.now = now;
    this.submittedAt = this.#minutesFromNow(-47);
    this.assessment = sampleAssessment(this.submittedAt, variation);
    for (let i = 0; i < 28; i += 1) {
      this.#enter('case.released', null, null, `Case ${1000 + i} was released.`, -3000 + i * 100);
    }
    this.#enter(
      'case.submitted',
      PLAN_CASE,
      'ci-infra',
      'ci-infra submitted plan.json with 12 effects.',
      -47,
    );
    this.#enter('case.held', PLAN_CASE, null, 'Held by 3 rules under policy default.', -47);
  }

  /** Puts another reading of the change in the place of the one that was there. */
  revise(variation: Variation): void {
    this.assessment = sampleAssessment(this.now(), variation);
    this.#enter(
      'case.assessed',
      PLAN_CASE,
      null,
      'Assessed again: the policy or the catalog changed.',
      0,
    );
  }

  get state(): CaseState {
    const { outcome } = sampleVerdict(this.assessment, this.answers, this.now());
    return { hold: 'waiting', allow: 'released', deny: 'refused' }[outcome] as CaseState;
  }

  answer(person: string, given: Answer): void {
    const name = personOf(person).name;
    this.answers.push({
      id: `answer-${this.answers.length}`,
      person,
      answer: given.answer,
      reason: given.reason,
      at: this.now(),
      sequence: this.answers.length,
      binding: given.seen,
    });
    const did = given.answer === 'approve' ? 'approved' : 'refused';
    this.#enter('case.answered', PLAN_CASE, person, `${name} ${did}: “${given.reason}”`, 0);
    if (this.state === 'released')
      this.#enter('case.released', PLAN_CASE, person, 'Released: every requirement is met.', 0);
    if (this.state === 'refused')
      this.#enter('case.refused', PLAN_CASE, person, 'Refused: the change may not go.', 0);
  }

  view(me: string): SafetyCase {
    const verdict = sampleVerdict(this.assessment, this.answers, this.now());
    const eligible = RELEASERS.includes(me);
    return {
      id: PLAN_CASE,
      title: 'Move the orders database to the private subnets',
      state: this.state,
      slot: 'infra/prod/orders',
      link: 'https://git.halden.example/infra/pull/2214',
      submittedAt: this.submittedAt,
      submittedBy: 'ci-infra',
      expiresAt: this.#minutesFromNow(23 * 60 + 12),
      releaseValidUntil: this.state === 'released' ? this.#minutesFromNow(120) : null,
      supersededBy: null,
      undeployed: false,
      assessment: this.assessment,
      verdict,
      answers: this.answers,
      people: Object.fromEntries(PEOPLE.map((person) => [person.id, person])),
      record: this.entries.filter((entry) => entry.case === PLAN_CASE),
      me: {
        canAnswer: eligible && this.state === 'waiting',
        why: eligible
          ? this.state === 'waiting'
            ? 'You are senior or above and had no hand in this change.'
            : 'This case is decided.'
          : me === 'mia.larsen'
            ? 'You are its author.'
            : 'You had a hand in this change or are below senior level.',
      },
    };
  }

  summaries(me: string): readonly CaseSummary[] {
    const { assessment } = this;
    const of = (kind: string): number =>
      assessment.change.effects.filter((effect) => effect.reversibility === kind).length;
    const verdict = sampleVerdict(assessment, this.answers, this.now());
    const eligible = RELEASERS.includes(me);
    const mine: CaseSummary = {
      id: PLAN_CASE,
      title: 'Move the orders database to the private subnets',
      state: this.state,
      headline: assessment.headline,
      slot: 'infra/prod/orders',
      submittedAt: this.submittedAt,
      submittedBy: 'ci-infra',
      expiresAt: this.#minutesFromNow(23 * 60 + 12),
      environment: assessment.environment,
      undeployed: false,
      worstTier: assessment.reach.worstTier,
      systemsReached: assessment.reach.systems.length,
      irreversible: of('irreversible'),
      unknown: of('unknown'),
      aiAssisted: true,
      severity: 'critical',
      riskPoints: assessment.risk.points,
      open: verdict.holds.length,
      waitsOnMe:
        eligible &&
        this.state === 'waiting' &&
        !this.answers.some((answer) => answer.person === me),
    };
    const others = otherSummaries(this.submittedAt).map((summary) => ({
      ...summary,
      waitsOnMe: summary.waitsOnMe && eligible,
    }));
    return [mine, ...others].toSorted((a, b) => b.riskPoints - a.riskPoints);
  }

  ledger(before: number | null, limit: number): LedgerPage {
    const size = this.entries.length;
    const end = before ?? size;
    const rootHash = leafOf(this.entries);
    return {
      entries: this.entries.slice(Math.max(0, end - limit), end).toReversed(),
      size,
      rootHash,
      checkpoint: `holdpoint/halden\n${size}\n${rootHash}\n\n— holdpoint/halden ${leafOf(size)}\n`,
      verifierKey: 'holdpoint/halden+5b3f0c1a+AYd0ZQ2rX6o1t4vHk0nqk2M3mT1b0o8Wm6m7V1d4x9aQ',
    };
  }

  #minutesFromNow(minutes: number): string {
    return new Date(Date.parse(this.now()) + minutes * 60_000).toISOString();
  }

  #enter(
    kind: string,
    about: string | null,
    actor: string | null,
    text: string,
    minutes: number,
  ): void {
    const entry: Omit<RecordEntry, 'leafHash'> = {
      sequence: this.entries.length,
      kind,
      at: this.#minutesFromNow(minutes),
      text,
      actor,
    };
    this.entries.push({ ...entry, case: about, leafHash: leafOf(digestOf(entry)) });
  }
}
