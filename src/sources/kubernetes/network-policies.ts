import { member } from '../../config/plain-data.ts';
import { listIn } from '../shared/json.ts';
import { fits, labelsOf } from './objects.ts';
import type { KubernetesObject, Workload } from './objects.ts';

/** Who may speak with whom, where a policy names both ends by labels in its own namespace. */
export function* permittedBy(
  policy: KubernetesObject,
  workloads: readonly Workload[],
): Generator<{ readonly from: string; readonly to: string }> {
  if (policy.kind !== 'NetworkPolicy') return;
  const near = workloads.filter(({ namespace }) => namespace === policy.namespace);
  const select = (selector: unknown): readonly string[] => {
    const labels = labelsOf(member(selector, 'matchLabels'));
    return near.filter(({ podLabels }) => fits(labels, podLabels)).map(({ system }) => system);
  };
  const own = select(member(policy.spec, 'podSelector'));
  const peersOf = (direction: string, side: string): readonly string[] =>
    listIn(policy.spec, direction)
      .flatMap((rule) => listIn(rule, side))
      .filter((peer) => member(peer, 'namespaceSelector') === undefined)
      .flatMap((peer) => select(member(peer, 'podSelector')));
  for (const from of peersOf('ingress', 'from')) for (const to of own) yield { from, to };
  for (const to of peersOf('egress', 'to')) for (const from of own) yield { from, to };
}
