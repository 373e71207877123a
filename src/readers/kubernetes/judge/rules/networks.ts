import { at, listAt, mapAt, mapsAt, textAt, textsAt } from '../../objects/fields.ts';
import type { KubeObject } from '../../objects/types.ts';
import { isKind, seenAfter } from '../look.ts';
import type { Finding, Rule } from '../types.ts';

/** Network policies that let in or out more than before. */
export const networks: Rule = (subject) => {
  const { before, after, act } = subject;
  if (act !== 'update' || before === null || after === null) return [];
  if (!isKind(subject, 'networking.k8s.io', 'NetworkPolicy')) return [];
  return ['ingress', 'egress'].flatMap((way): readonly Finding[] => {
    const [old, now] = [opening(before, way), opening(after, way)];
    if (
      now === null ||
      (old !== null && now.every((peer) => old.includes(peer) || old.includes('*')))
    )
      return [];
    const everything = now.includes('*') && !(old?.includes('*') ?? false);
    return [
      {
        ...(everything ? ({ verb: 'expose' } as const) : {}),
        traits: everything
          ? ['permission-widened', 'network', 'protection-removed']
          : ['permission-widened', 'network'],
        because: everything
          ? `it lets ${way} through from or to everywhere`
          : `it lets more ${way} through than before`,
        safer: ['name the pods, namespaces and ports that need it'],
        seen: seenAfter(listAt(after.tree, 'spec', way) ?? at(after.tree, 'spec')),
      },
    ];
  });
};

/** What passes in one direction: `*` for all of it; null where the policy does not say anything. */
function opening({ tree }: KubeObject, way: string): readonly string[] | null {
  const types = textsAt(tree, 'spec', 'policyTypes').map((type) => type.toLowerCase());
  const rules = listAt(tree, 'spec', way);
  const governed = types.length > 0 ? types.includes(way) : way === 'ingress' || rules !== null;
  // What no policy governs is open.
  if (!governed) return ['*'];
  if (rules === null) return [];
  return rules.items.flatMap((rule) => {
    const ports = mapsAt(rule, 'ports').map((port) => text(port));
    const peers = mapsAt(rule, way === 'ingress' ? 'from' : 'to');
    if (rule.kind !== 'map' || peers.length === 0)
      return ports.length === 0 ? ['*'] : ports.map((port) => `* ${port}`);
    return peers.flatMap((peer) => {
      const block = textAt(peer, 'ipBlock', 'cidr');
      const anywhere = block === '0.0.0.0/0' || block === '::/0';
      const all = anywhere && mapAt(peer, 'ipBlock')?.entries.has('except') !== true;
      const who = all ? '*' : text(peer);
      return ports.length === 0 ? [who] : ports.map((port) => `${who} ${port}`);
    });
  });
}

function text(tree: NonNullable<ReturnType<typeof at>>): string {
  if (tree.kind === 'scalar') return String(tree.value);
  if (tree.kind === 'list') return `[${tree.items.map(text).join()}]`;
  const pairs = [...tree.entries].map(([name, value]) => `${name}:${text(value)}`);
  return `{${pairs.toSorted().join()}}`;
}
