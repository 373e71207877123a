import type { Assessment } from '../assess.ts';
import type { Directive, Policy, Rule } from './types.ts';

/** A rule that applies, to which effects, and until when. */
export interface Match {
  readonly rule: Rule;
  /** Indexes; empty for a rule about the change as a whole. */
  readonly effects: readonly number[];
  /** Why it could not be evaluated, or null. What cannot be evaluated applies. */
  readonly failure: string | null;
  /** End of the directive that the rule belongs to, or null. */
  readonly until: string | null;
}

/** Every standing rule and every directive in force that applies to the change. */
export function matchRules(assessment: Assessment, policy: Policy, now: string): readonly Match[] {
  const standing = policy.rules.map((rule) => matchRule(rule, assessment, null));
  const temporary = policy.directives
    .filter((directive) => isInForce(directive, now))
    .map((directive) => matchRule(directive.rule, assessment, directive.ends));
  return [...standing, ...temporary].flatMap((match) => match ?? []);
}

/** From its start to just before its end. */
export function isInForce(directive: Directive, now: string): boolean {
  const instant = Date.parse(now);
  return Date.parse(directive.starts) <= instant && instant < Date.parse(directive.ends);
}

function matchRule(rule: Rule, assessment: Assessment, until: string | null): Match | null {
  if (rule.per === 'change') {
    const result = rule.when(assessment, null);
    if (result.kind === 'not-matched') return null;
    return { rule, effects: [], until, failure: result.kind === 'failed' ? result.error : null };
  }
  const effects: number[] = [];
  let failure: string | null = null;
  for (const index of assessment.change.effects.keys()) {
    const result = rule.when(assessment, index);
    if (result.kind === 'not-matched') continue;
    effects.push(index);
    if (result.kind === 'failed') failure ??= result.error;
  }
  return effects.length === 0 ? null : { rule, effects, failure, until };
}
