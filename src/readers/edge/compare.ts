import type { Reversibility, Trait, Verb } from '../../core/change/types.ts';
import type { Fact } from './fact.ts';
import { regexDanger } from './regex.ts';
import { compareRules } from './compare-rules.ts';

/** One difference that matters, on the side where it is shown. */
export interface Finding {
  readonly verb: Verb;
  readonly reversibility: Reversibility;
  readonly traits: readonly Trait[];
  readonly why: string;
  readonly safer: readonly string[];
  readonly fact: Fact;
  readonly side: 'before' | 'after';
}

type Found = Omit<Finding, 'fact' | 'side'>;

/** What a gateway does differently. The last entry of a key counts where one stands twice. */
export function compareFacts(before: readonly Fact[], after: readonly Fact[]): readonly Finding[] {
  const [old, next] = [byKey(before), byKey(after)];
  const findings: Finding[] = [];
  for (const [key, fact] of old) {
    const now = next.get(key);
    const found = now === undefined ? gone(fact) : changed(fact, now);
    if (found === null) continue;
    findings.push({ ...found, fact: now ?? fact, side: now === undefined ? 'before' : 'after' });
  }
  for (const [key, fact] of next) {
    const found = old.has(key) ? null : added(fact);
    if (found !== null) findings.push({ ...found, fact, side: 'after' });
  }
  return [...findings, ...compareRules(before, after)];
}

function byKey(facts: readonly Fact[]): ReadonlyMap<string, Fact> {
  return new Map(
    facts
      .filter(({ kind }) => kind !== 'rule')
      .map((fact) => [`${fact.kind} ${fact.id ?? fact.key}`, fact]),
  );
}

const calm = (why: string): Found => ({
  verb: 'update',
  reversibility: 'reversible',
  traits: ['configuration'],
  why,
  safer: [],
});

function outage(why: string, verb: Verb = 'update', ...traits: readonly Trait[]): Found {
  const safer = ['try it on one gateway first, and keep the old configuration at hand'];
  return { verb, reversibility: 'costly', traits: ['downtime', 'network', ...traits], why, safer };
}

function opened(why: string): Found {
  const safer = ['keep it until something else keeps the same requests out'];
  return {
    verb: 'expose',
    reversibility: 'reversible',
    traits: ['network', 'public-exposure'],
    why,
    safer,
  };
}

function unguarded(why: string): Found {
  const safer = ['keep it, or let it only count first'];
  return {
    verb: 'update',
    reversibility: 'reversible',
    traits: ['network', 'protection-removed'],
    why,
    safer,
  };
}

function gone({ kind, key, value }: Fact): Found | null {
  switch (kind) {
    case 'pool':
    case 'target':
      return outage(`${key} goes, so what led to ${short(value) || 'it'} leads nowhere.`, 'delete');
    case 'deny':
    case 'auth':
      return opened(`${key} goes, so requests that it turned away come through.`);
    case 'tls':
    case 'limit':
    case 'guard':
    case 'default':
      return unguarded(
        `${key} goes (${kind === 'tls' ? 'encryption' : kind}), which guarded what lies behind.`,
      );
    case 'match':
      // Its target goes with it, and says so.
      return null;
    case 'enabled':
    case 'stop':
    case 'regex':
    case 'rule':
    case 'setting':
      return calm(`${key} goes; it can be put back.`);
  }
}

function added(fact: Fact): Found | null {
  const { kind, key, value } = fact;
  if (kind === 'match') return null;
  if (kind === 'regex') return dangerous(fact);
  if (kind === 'stop')
    return outage(`${key} answers every request by itself with an error (${short(value)}).`);
  if (kind === 'deny' && /^all$/i.test(value)) return outage(`${key} turns every request away.`);
  if (kind === 'pool' && value === '') return outage(`${key} has no target that is up.`);
  if (kind === 'enabled' && value === 'false') return outage(`${key} is switched off.`);
  return { ...calm(`${key} is new; it can be taken out again.`), verb: 'create' };
}

function dangerous({ key, value }: Fact): Found {
  const danger = regexDanger(value);
  if (danger === null)
    return calm(`The expression in ${short(key)} changes; it can be changed back.`);
  return outage(`The expression in ${short(key)} is dangerous: ${danger}.`);
}

function changed(before: Fact, after: Fact): Found | null {
  if (before.value === after.value) return null;
  const { kind, key } = after;
  switch (kind) {
    case 'pool':
      return changedPool(before, after);
    case 'target': {
      const why = `${key} leads to ${short(after.value)} instead of ${short(before.value)}.`;
      return { ...outage(why), traits: ['endpoint-moved', 'network'] };
    }
    case 'match':
      return changedMatch(before, after);
    case 'regex':
      return dangerous(after);
    case 'default':
      return after.value === 'allow'
        ? opened(`The ${key} is to let through what no rule is about.`)
        : outage(`The ${key} is to block what no rule is about.`);
    case 'enabled':
      return after.value === 'false'
        ? outage(`The ${key} is switched off.`)
        : calm(`The ${key} is switched on.`);
    case 'limit':
      return unguarded(
        `The limit in ${short(key)} changes from ${short(before.value)} to ${short(after.value)}.`,
      );
    case 'guard':
    case 'auth':
      return unguarded(`${key} is another one than before: ${short(after.value)}.`);
    case 'deny':
      return /^all$/i.test(after.value)
        ? outage(`${key} turns every request away.`)
        : calm(`${key} applies to others.`);
    case 'stop':
    case 'tls':
    case 'rule':
    case 'setting':
      return calm(`${short(key)} changes; it can be changed back.`);
  }
}

/** More values are more requests; another field, or a value less, keeps some out that came before. */
function changedMatch(before: Fact, after: Fact): Found {
  const [old, next] = [before, after].map(({ value }) => new Set(value.split('\n')));
  const fields = (values: Iterable<string> = []) =>
    [...new Set([...values].map((value) => value.split(' ')[0] ?? ''))].toSorted().join('\n');
  const kept = [...(old ?? [])].every((value) => next?.has(value));
  if (kept && fields(old) === fields(next)) {
    return calm(`${short(after.key)} is for more requests than before; that can be changed back.`);
  }
  return outage(
    `${short(before.key)} is a ${short(after.key)} now, so requests that it led on go elsewhere.`,
  );
}

function changedPool(before: Fact, after: Fact): Found {
  const { key } = after;
  if (after.value === '')
    return outage(`${key} has no target left that is up.`, 'update', 'list-emptied');
  const next = new Set(after.value.split(' '));
  const kept = before.value.split(' ').some((target) => next.has(target));
  if (kept || before.value === '')
    return calm(`${key} loses or gains targets, and keeps some that it had.`);
  const moved = outage(`${key} has none of its old targets: it leads to ${short(after.value)}.`);
  return { ...moved, traits: ['endpoint-moved', 'network'] };
}

function short(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
