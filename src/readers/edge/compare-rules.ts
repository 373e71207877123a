import type { Trait } from '../../core/change/types.ts';
import type { Finding } from './compare.ts';
import type { Fact, Rule } from './fact.ts';

const BLOCKS = /^(?:block|deny|drop|challenge|js_challenge|managed_challenge|captcha|reject)$/;
const LETS = /^(?:allow|skip|bypass|log|count)$/;

interface RuleFact extends Fact {
  readonly rule: Rule;
}

/** Rules of a firewall on both sides: gone, weakened, widened, or in another order. */
export function compareRules(before: readonly Fact[], after: readonly Fact[]): readonly Finding[] {
  const [old, next] = [rulesOf(before), rulesOf(after)];
  const findings: Finding[] = [];
  for (const [key, fact] of old) {
    const now = next.get(key);
    if (now === undefined) findings.push(gone(fact));
    else if (now.value !== fact.value) findings.push(...changed(fact, now));
  }
  for (const [key, fact] of next) if (!old.has(key)) findings.push(added(fact));
  const turned = reordered(old, next);
  if (turned !== null) findings.push(turned);
  return findings;
}

function rulesOf(facts: readonly Fact[]): ReadonlyMap<string, RuleFact> {
  return new Map(
    facts.flatMap((fact) =>
      fact.rule === undefined ? [] : [[fact.key, { ...fact, rule: fact.rule }]],
    ),
  );
}

function guards({ action, enabled }: Rule): boolean {
  return enabled && BLOCKS.test(action);
}

function gone(fact: RuleFact): Finding {
  const base = { verb: 'delete', fact, side: 'before', reversibility: 'reversible' } as const;
  if (!guards(fact.rule)) {
    return {
      ...base,
      traits: ['network'],
      why: `${fact.key} goes; it can be put back.`,
      safer: [],
    };
  }
  const why = `${fact.key} goes, and what it kept out (${fact.rule.action}) comes through.`;
  const safer = ['switch it to log or count first and see what it would let through'];
  return { ...base, verb: 'update', traits: ['network', 'protection-removed'], why, safer };
}

function added(fact: RuleFact): Finding {
  return (
    broadly(fact) ??
    finding(fact, 'create', ['network'], `${fact.key} is new; it can be taken out again.`)
  );
}

/** A rule about every request; null where it is about some, or does nothing. */
function broadly(fact: RuleFact): Finding | null {
  const { rule, key } = fact;
  if (!rule.broad || !rule.enabled) return null;
  if (BLOCKS.test(rule.action)) {
    const why = `${key} applies to every request and turns it away (${rule.action}).`;
    return {
      ...finding(fact, 'update', ['downtime', 'network'], why),
      reversibility: 'costly',
      safer: ['let it log or count first'],
    };
  }
  if (!/^(?:allow|skip|bypass)$/.test(rule.action)) return null;
  const why = `${key} applies to every request and lets it pass the other rules (${rule.action}).`;
  return {
    ...finding(fact, 'expose', ['network', 'public-exposure'], why),
    safer: ['name the requests that it is meant for'],
  };
}

function changed(before: RuleFact, after: RuleFact): readonly Finding[] {
  if (guards(before.rule) && !guards(after.rule)) {
    const how = after.rule.enabled ? `only does ${after.rule.action}` : 'is switched off';
    const found = finding(
      after,
      'update',
      ['network', 'protection-removed'],
      `${after.key} ${how}, and no longer blocks.`,
    );
    return [
      { ...found, safer: ['leave it blocking for all but the requests that it wrongly hits'] },
    ];
  }
  const broad = broadly(after);
  const already =
    before.rule.broad && before.rule.action === after.rule.action && before.rule.enabled;
  if (broad !== null && !already) return [broad];
  const same =
    JSON.stringify({ ...before.rule, order: 0 }) === JSON.stringify({ ...after.rule, order: 0 });
  return same
    ? []
    : [finding(after, 'update', ['network'], `${after.key} changes; it can be changed back.`)];
}

/** The first rule that decides wins, so a rule that lets through must not come before one that blocks. */
function reordered(
  old: ReadonlyMap<string, RuleFact>,
  next: ReadonlyMap<string, RuleFact>,
): Finding | null {
  const both = [...next.values()]
    .filter(({ key }) => old.has(key))
    .toSorted((a, b) => a.rule.order - b.rule.order);
  // For each rule that blocks: is one that lets through before it now, which came after it?
  let latest: RuleFact | null = null;
  for (const fact of both) {
    const was = old.get(fact.key)?.rule.order ?? 0;
    if (guards(fact.rule) && latest !== null && (old.get(latest.key)?.rule.order ?? 0) > was) {
      const why = `${latest.key}, which lets requests through, now comes before ${fact.key}, which blocks.`;
      const found = finding(latest, 'update', ['network', 'protection-removed'], why);
      return {
        ...found,
        reversibility: 'unknown',
        safer: ['keep rules that block before those that let through'],
      };
    }
    const later = latest === null || (old.get(latest.key)?.rule.order ?? 0) < was;
    if (LETS.test(fact.rule.action) && fact.rule.enabled && later) latest = fact;
  }
  return null;
}

function finding(
  fact: RuleFact,
  verb: Finding['verb'],
  traits: readonly Trait[],
  why: string,
): Finding {
  return { verb, reversibility: 'reversible', traits, why, safer: [], fact, side: 'after' };
}
