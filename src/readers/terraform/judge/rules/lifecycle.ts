import { sameValue } from '../../attributes/changed.ts';
import type { PlanObject, PlanValue } from '../../plan/types.ts';
import type { Finding, Rule, Subject } from '../types.ts';
import { afterOf, amountOf, beforeOf, blocks, isUnknownAfter, own, textOf } from '../values.ts';

/** Rules that delete objects by age: by the attribute that holds them. */
const RULE_ATTRIBUTES = ['rule', 'lifecycle_rule'];

/** An expiry: which objects, and after how many days. */
interface Expiry {
  readonly scope: PlanValue;
  readonly kind: string;
  readonly days: number;
}

/**
 * Lifecycle rules of object stores: an expiry that is new or earlier deletes what is already old enough.
 * On a bucket that is made in the same plan there is nothing to delete yet.
 */
export const lifecycleRule: Rule = (subject) => {
  if (subject.verb !== 'update' && subject.verb !== 'create') return [];
  if (subject.verb === 'create' && isForNewBucket(subject)) return [];
  for (const attribute of RULE_ATTRIBUTES) {
    const before = expiries(beforeOf(subject, attribute));
    const news = expiries(afterOf(subject, attribute)).filter(
      (expiry) => !before.some((old) => covers(old, expiry)),
    );
    if (news.length > 0) return [finding(attribute, news)];
  }
  return [];
};

function isForNewBucket(subject: Subject): boolean {
  // A bucket's own lifecycle rules come with the bucket.
  return (
    subject.known?.class === 'bucket' ||
    isUnknownAfter(subject, 'bucket') ||
    isUnknownAfter(subject, 'storage_account_id')
  );
}

function covers(old: Expiry, next: Expiry): boolean {
  const wider = old.scope === null || sameValue(old.scope, next.scope);
  return old.kind === next.kind && wider && old.days <= next.days;
}

function expiries(value: PlanValue | undefined): readonly Expiry[] {
  return blocks(value).flatMap((rule) => {
    const off = own(rule, 'status') === 'Disabled' || own(rule, 'enabled') === false;
    return off ? [] : [...amazonExpiries(rule), ...googleExpiries(rule), ...azureExpiries(rule)];
  });
}

function amazonExpiries(rule: PlanObject): readonly Expiry[] {
  const scope: PlanValue = {
    filter: own(rule, 'filter') ?? null,
    prefix: own(rule, 'prefix') ?? null,
    tags: own(rule, 'tags') ?? null,
  };
  const found: Expiry[] = [];
  for (const block of blocks(own(rule, 'expiration'))) {
    const days = amountOf(own(block, 'days'));
    const dated = typeof own(block, 'date') === 'string' && own(block, 'date') !== '';
    if (days !== null && days > 0) found.push({ scope, kind: 'current', days });
    else if (dated) found.push({ scope, kind: `date ${textOf(own(block, 'date'))}`, days: 0 });
  }
  for (const block of blocks(own(rule, 'noncurrent_version_expiration'))) {
    const days = amountOf(own(block, 'noncurrent_days') ?? own(block, 'days'));
    if (days !== null && days > 0) found.push({ scope, kind: 'noncurrent', days });
  }
  return found;
}

function googleExpiries(rule: PlanObject): readonly Expiry[] {
  const deletes = blocks(own(rule, 'action')).some((action) => own(action, 'type') === 'Delete');
  if (!deletes) return [];
  return blocks(own(rule, 'condition')).map((condition) => {
    const { age, ...scope } = condition;
    return { scope, kind: 'delete', days: amountOf(age) ?? 0 };
  });
}

function azureExpiries(rule: PlanObject): readonly Expiry[] {
  const scope: PlanValue = own(rule, 'filters') ?? null;
  return blocks(own(rule, 'actions')).flatMap((actions) =>
    Object.keys(actions).flatMap((kind) =>
      blocks(own(actions, kind)).flatMap((action) =>
        Object.entries(action)
          .filter(([name]) => name.startsWith('delete_after_days_'))
          .map(([name, value]) => ({ scope, kind: `${kind} ${name}`, days: amountOf(value) ?? -1 }))
          .filter(({ days }) => days >= 0),
      ),
    ),
  );
}

function finding(attribute: string, news: readonly Expiry[]): Finding {
  const soonest = Math.min(...news.map(({ days }) => days));
  const when = soonest === 0 ? 'by condition' : `after ${soonest} days`;
  return {
    atLeast: 'irreversible',
    data: 'holds-data',
    traits: ['retention-shortened'],
    because: `${attribute} deletes objects ${when} that were kept longer before`,
    safer: [
      'move objects to a cheaper class instead of deleting them',
      'list what is old enough first',
    ],
    leaves: [],
  };
}
