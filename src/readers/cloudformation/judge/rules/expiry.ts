import { at } from '../../../shared/tree/look.ts';
import type { MapTree, Tree } from '../../../shared/tree/types.ts';
import { canonical } from '../../template/canonical.ts';
import { isOn, itemsAt, textsAt } from '../../template/values.ts';
import { staysPerhaps } from '../types.ts';
import type { Finding, Rule, Subject } from '../types.ts';

interface Expiry {
  readonly scope: string;
  readonly kind: string;
  readonly days: number;
  readonly line: number;
}

/** Rules by which stored objects, images and items delete themselves: new ones, and earlier ones. */
export const expiryRule: Rule = (subject) => {
  if (!staysPerhaps(subject) || subject.before === null || subject.after === null) return [];
  const { before, after } = subject;
  return [...objects(before, after), ...images(subject, before, after), ...items(before, after)];
};

function objects(before: MapTree, after: MapTree): readonly Finding[] {
  const then = expiries(before);
  const news = expiries(after).filter(
    (next) =>
      !then.some(
        (old) =>
          old.kind === next.kind &&
          (old.scope === EVERYTHING || old.scope === next.scope) &&
          old.days <= next.days,
      ),
  );
  if (news.length === 0) return [];
  const soonest = Math.min(...news.map(({ days }) => days));
  return [
    found(
      `LifecycleConfiguration deletes objects ${soonest === 0 ? 'on a date' : `after ${soonest} days`} that were kept longer before`,
      'move objects to a cheaper class instead (`Transitions`), or list what is old enough first',
      news.map(({ line }) => line),
      'LifecycleConfiguration',
    ),
  ];
}

const EVERYTHING = '';

function expiries(properties: MapTree): readonly Expiry[] {
  return itemsAt(properties, ['LifecycleConfiguration', 'Rules']).flatMap((rule) => {
    if (!textsAt(rule, ['Status']).some((text) => isOn(text))) return [];
    const scope = ['Prefix', 'TagFilters', 'ObjectSizeGreaterThan', 'ObjectSizeLessThan']
      .map((name) => canonical(at(rule, name)))
      .join('')
      .replace(/^""$/, EVERYTHING);
    const read = (path: readonly string[], kind: string): readonly Expiry[] =>
      textsAt(rule, path).flatMap((text) => {
        const days = Number(text);
        return Number.isFinite(days) && days > 0 ? [{ scope, kind, days, line: rule.line }] : [];
      });
    const dated = textsAt(rule, ['ExpirationDate']).map((date) => ({
      scope,
      kind: `date ${date}`,
      days: 0,
      line: rule.line,
    }));
    return [
      ...read(['ExpirationInDays'], 'current'),
      ...read(['NoncurrentVersionExpirationInDays'], 'noncurrent'),
      ...read(['NoncurrentVersionExpiration', 'NoncurrentDays'], 'noncurrent'),
      ...dated,
    ];
  });
}

/** A lifecycle policy of images is a text of its own: any other text may expire more. */
function images(subject: Subject, before: MapTree, after: MapTree): readonly Finding[] {
  if (!/^AWS::ECR::(?:Public)?Repository$/.test(subject.type)) return [];
  const old = at(before, 'LifecyclePolicy', 'LifecyclePolicyText');
  const next = at(after, 'LifecyclePolicy', 'LifecyclePolicyText');
  if (next === null || canonical(old) === canonical(next)) return [];
  return [
    found(
      'LifecyclePolicyText is another one, and images that it takes for too old or too many are deleted for good',
      'try it out with `aws ecr start-lifecycle-policy-preview` first',
      [next.line],
      'LifecyclePolicyText',
    ),
  ];
}

/** Items of a table that carry a time after which they go. */
function items(before: MapTree, after: MapTree): readonly Finding[] {
  const on = (properties: MapTree): boolean =>
    textsAt(properties, ['TimeToLiveSpecification', 'Enabled']).some((text) => isOn(text));
  const name = (properties: MapTree): Tree | null =>
    at(properties, 'TimeToLiveSpecification', 'AttributeName');
  const same = on(before) && canonical(name(before)) === canonical(name(after));
  if (!on(after) || same) return [];
  return [
    found(
      'TimeToLiveSpecification is switched on, and items past their time are deleted for good',
      'check which items carry a time that is already past',
      [at(after, 'TimeToLiveSpecification')?.line ?? 1],
      'TimeToLiveSpecification',
    ),
  ];
}

function found(because: string, safer: string, lines: readonly number[], key: string): Finding {
  return {
    atLeast: 'irreversible',
    data: 'holds-data',
    traits: ['retention-shortened'],
    because,
    safer: [safer],
    marks: lines.map((line) => ({ side: 'after', line, text: `${key}: …` })),
  };
}
