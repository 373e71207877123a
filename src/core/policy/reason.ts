import type { Assessment } from '../assess.ts';
import { gravity } from '../change/kinds.ts';
import type { Effect } from '../change/types.ts';
import type { Match } from './match.ts';
import { severityOf } from './severity.ts';
import type { Policy, Reason } from './types.ts';

/** Why a rule applies, from which line of the input, and what would change it. */
export function reasonOf(match: Match, assessment: Assessment, policy: Policy): Reason {
  const { rule } = match;
  return {
    rule: rule.id,
    title: rule.title,
    severity: severityOf(match, assessment, policy),
    outcome: rule.demand.kind === 'deny' ? 'deny' : 'hold',
    message: [rule.message, ...remarks(match, assessment)].join(' '),
    effects: match.effects,
    evidence: gravestEvidence(match.effects, assessment) ?? signalEvidence(match, assessment),
    source: rule.source,
    lift: rule.lift,
    until: match.until,
  };
}

function gravestEvidence(effects: readonly number[], { change }: Assessment): Reason['evidence'] {
  const gravest = effects
    .flatMap((index) => change.effects[index] ?? [])
    .reduce<Effect | null>(
      (worst, effect) => (worst === null || gravity(effect) > gravity(worst) ? effect : worst),
      null,
    );
  return gravest?.evidence[0] ?? null;
}

/** A rule about the whole change points at what the reader said of the whole, where it said anything. */
function signalEvidence(match: Match, { change }: Assessment): Reason['evidence'] {
  if (match.effects.length > 0) return null;
  return change.signals.find(({ weight }) => weight === 'hold')?.evidence[0] ?? null;
}

function remarks({ rule, failure }: Match, { provenance }: Assessment): readonly string[] {
  return [
    ...(failure === null ? [] : [`(The rule could not be evaluated, so it applies: ${failure})`]),
    ...(provenance.treatedAsAi === true && rule.whenText.includes('provenance.ai')
      ? [
          '(Nothing tells whether AI had a part in it; for systems of this tier the policy takes that as a yes.)',
        ]
      : []),
  ];
}
