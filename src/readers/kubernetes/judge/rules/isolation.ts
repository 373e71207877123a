import { at, listAt, mapAt, textAt, textsAt } from '../../objects/fields.ts';
import type { KubeObject } from '../../objects/types.ts';
import { isKind, seenAfter } from '../look.ts';
import type { Rule } from '../types.ts';

/**
 * A network policy that lets nothing through for every pod of a namespace that is in use. What serves
 * there stops serving as soon as it applies.
 */
export const isolation: Rule = (subject) => {
  const { before, after, act, surroundings } = subject;
  if (act === 'delete' || after === null) return [];
  if (!isKind(subject, 'networking.k8s.io', 'NetworkPolicy')) return [];
  const namespace = textAt(after.tree, 'metadata', 'namespace');
  if (namespace !== null && surroundings.newNamespaces.has(namespace)) return [];
  const known = new Set(before === null ? [] : closedWays(before));
  const closed = closedWays(after).filter((way) => !known.has(way));
  if (closed.length === 0) return [];
  return [
    {
      atLeast: 'costly',
      traits: ['network', 'downtime'],
      because: `it selects every pod of the namespace and lets no ${closed.join(' and no ')} through: whatever no other policy allows stops at once`,
      safer: ['apply the policies that allow what is needed first, and try it on one pod'],
      seen: seenAfter(at(after.tree, 'spec')),
    },
  ];
};

/** The directions in which a policy for all pods allows nothing. */
function closedWays({ tree }: KubeObject): readonly string[] {
  const selector = mapAt(tree, 'spec', 'podSelector');
  if (selector === null || selector.entries.size > 0) return [];
  const types = textsAt(tree, 'spec', 'policyTypes').map((type) => type.toLowerCase());
  return ['ingress', 'egress'].filter((way) => {
    const governed = types.length > 0 ? types.includes(way) : way === 'ingress';
    return governed && (listAt(tree, 'spec', way)?.items.length ?? 0) === 0;
  });
}
