import type { Approval } from '../../../src/core/approval/types.ts';
import type { Assessment } from '../../../src/core/assess.ts';
import type { Hold, Reason, Verdict } from '../../../src/core/policy/types.ts';
import { digestOf } from './digest.ts';
import { RELEASERS } from './people.ts';

export const POLICY_HASH = digestOf('policy 1');

/** One need of the sample's policy: `count` different people out of those who may release. */
interface Need {
  readonly rule: string;
  readonly title: string;
  readonly severity: Reason['severity'];
  readonly count: number;
  readonly eligible: readonly string[];
  readonly message: string;
  readonly lift: string;
  readonly line: number;
  readonly effects: readonly number[];
  readonly days: number | null;
}

const NEEDS: readonly Need[] = [
  {
    rule: 'irreversible-in-production',
    title: 'What cannot be undone in production needs two people',
    severity: 'critical',
    count: 2,
    eligible: RELEASERS,
    message: '5 effects in production cannot be undone, 5 of them hold data.',
    lift: 'Two people of senior level or above approve, or the plan keeps the database and its snapshots.',
    line: 12,
    effects: [0, 1, 2, 3, 4],
    days: null,
  },
  {
    rule: 'ai-assisted-by-junior',
    title: 'AI-assisted changes by junior and mid-level authors need a senior',
    severity: 'high',
    count: 1,
    eligible: RELEASERS,
    message: 'AI-assisted (declared), and its author Mia Larsen is junior.',
    lift: 'One person of senior level or above approves.',
    line: 31,
    effects: [],
    days: null,
  },
  {
    rule: 'directive/tier-1-two-reviewers',
    title: 'Tier-1 systems need two reviewers for 90 days',
    severity: 'high',
    count: 2,
    eligible: RELEASERS,
    message: 'Reaches 4 Tier-1 systems: Orders database, Checkout, Orders API, Storefront.',
    lift: 'Two reviewers who had no hand in it approve.',
    line: 58,
    effects: [0, 6],
    days: 41,
  },
];

const DAY = 86_400_000;

/** Judges as a server would, for the sample's three rules. */
export function sampleVerdict(
  assessment: Assessment,
  answers: readonly Approval[],
  at: string,
): Verdict {
  const latest = new Map(answers.map((answer) => [answer.person, answer]));
  const bound = (answer: Approval): boolean =>
    answer.binding.assessmentDigest === assessment.digest &&
    answer.binding.changeDigest === assessment.change.digest;
  const given = (need: Need): readonly string[] =>
    [...latest.values()]
      .filter((a) => a.answer === 'approve' && bound(a) && need.eligible.includes(a.person))
      .map((a) => a.person);
  const refused = [...latest.values()].some((a) => a.answer === 'refuse' && bound(a));
  const holds = NEEDS.flatMap((need): readonly Hold[] => {
    const by = given(need);
    if (by.length >= need.count) return [];
    return [
      {
        id: `${need.rule}/approvals/0`,
        rule: need.rule,
        requirement: {
          kind: 'approvals',
          count: need.count,
          given: by.length,
          from: { level: 'senior', team: null, ownersOf: null, people: null, except: [] },
          eligible: need.eligible.filter((id) => !by.includes(id)),
        },
        message: need.message,
        lift: need.lift,
      },
    ];
  });
  const outcome = refused ? 'deny' : holds.length === 0 ? 'allow' : 'hold';
  return {
    outcome,
    summary: {
      deny: 'Denied: refused by a person who may release it.',
      allow: 'Released: every demand is met.',
      hold: 'Held: needs 2 senior or above.',
    }[outcome],
    reasons: NEEDS.map((need) => ({
      rule: need.rule,
      title: need.title,
      severity: need.severity,
      outcome: 'hold',
      message: need.message,
      effects: need.effects,
      evidence: assessment.change.effects[need.effects[0] ?? -1]?.evidence[0] ?? null,
      source: { file: 'policies/default.yaml', line: need.line },
      lift: need.lift,
      until: need.days === null ? null : new Date(Date.parse(at) + need.days * DAY).toISOString(),
    })),
    holds,
    answers: answers.map((answer) => {
      const latestOne = latest.get(answer.person) === answer;
      const counts = bound(answer) && latestOne && RELEASERS.includes(answer.person);
      return {
        approval: answer.id,
        person: answer.person,
        answer: answer.answer,
        counts,
        why: counts
          ? 'senior or above, had no hand in the change'
          : !bound(answer)
            ? 'given for an earlier version of this change'
            : latestOne
              ? 'below senior level'
              : 'replaced by a later answer of the same person',
      };
    }),
    policyHash: POLICY_HASH,
    at,
  };
}
