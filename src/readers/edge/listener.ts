import { at, listAt, numberAt, plain, textAt } from '../shared/tree/look.ts';
import type { ListTree, Tree } from '../shared/tree/types.ts';
import type { Fact } from './fact.ts';

/** Rules of a listener of an AWS load balancer. Neither their place in the list nor that of values counts. */
export function listenerFacts(rules: ListTree): readonly Fact[] {
  return rules.items.flatMap((item): readonly Fact[] => {
    const { line } = item;
    const match = (listAt(item, 'Conditions')?.items ?? []).flatMap((one) => entriesOf(one));
    const alternatives = [...new Set(match)].toSorted();
    const isDefault = at(item, 'IsDefault');
    const all =
      alternatives.length === 0 || (isDefault?.kind === 'scalar' && isDefault.value === true);
    const key = all ? 'default rule' : `rule for ${alternatives.join(', ')}`;
    // Its conditions may change, and it is the same rule.
    const id = textAt(item, 'RuleArn') ?? key;
    const actions = at(item, 'Actions');
    const value = actions === null ? '' : canonical(plain(actions));
    const fixed = /"Type":"fixed-response"/.test(value) && /"StatusCode":"[45]/.test(value);
    if (all) return [{ kind: fixed ? 'stop' : 'target', id, key, value, line }];
    const priority = textAt(item, 'Priority') ?? String(numberAt(item, 'Priority') ?? '');
    return [
      { kind: 'target', id, key, value, line },
      { kind: 'match', id, key, value: alternatives.join('\n'), line },
      { kind: 'setting', id, key: `${key} priority`, value: priority, line },
    ];
  });
}

/** Each value of a condition with its field: one of them is enough, and each field has to have one. */
function entriesOf(condition: Tree): readonly string[] {
  if (condition.kind !== 'map') return [canonical(plain(condition))];
  const nested = [...condition.entries.values()].filter(({ kind }) => kind === 'map');
  const header = nested.flatMap((config) => textAt(config, 'HttpHeaderName') ?? []);
  const field = [textAt(condition, 'Field') ?? '', ...header].join(':');
  const values = [condition, ...nested].flatMap((config) => listAt(config, 'Values')?.items ?? []);
  if (values.length === 0) return [`${field} ${canonical(plain(condition))}`];
  return values.map((value) => `${field} ${textAt(value) ?? canonical(plain(value))}`);
}

/** JSON in which neither the order of keys nor that of list entries shows; actions say their own order. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value
      .map((item) => canonical(item))
      .toSorted()
      .join(',')}]`;
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}
