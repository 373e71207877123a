import { labelsAt } from '../objects/fields.ts';
import type { KubeObject } from '../objects/types.ts';

/** A Service and the labels that a pod must have to get its traffic. */
export interface ServiceSelector {
  readonly name: string;
  readonly labels: ReadonlyMap<string, string>;
}

/** Finds the Services that select pods with certain labels, without asking every Service. */
export class SelectorIndex {
  /** Selectors by namespace and that one of their labels which is the rarest. */
  readonly #byLabel = new Map<string, ServiceSelector[]>();

  constructor(services: readonly KubeObject[]) {
    const selectors = services.map((service) => ({
      namespace: service.namespace ?? '',
      selector: { name: service.name ?? '', labels: labelsAt(service.tree, 'spec', 'selector') },
    }));
    const counts = new Map<string, number>();
    for (const { namespace, selector } of selectors) {
      for (const pair of selector.labels) {
        const key = keyOf(namespace, pair);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
    for (const { namespace, selector } of selectors) {
      const [rarest] = [...selector.labels]
        .map((pair) => keyOf(namespace, pair))
        .toSorted((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0));
      if (rarest === undefined) continue;
      const own = this.#byLabel.get(rarest);
      if (own === undefined) this.#byLabel.set(rarest, [selector]);
      else own.push(selector);
    }
  }

  /** Services of the namespace that select pods with these labels. */
  selecting(
    namespace: string | null,
    labels: ReadonlyMap<string, string>,
  ): readonly ServiceSelector[] {
    return [...labels].flatMap((pair) =>
      (this.#byLabel.get(keyOf(namespace ?? '', pair)) ?? []).filter((one) => selects(one, labels)),
    );
  }
}

export function selects(one: ServiceSelector, pods: ReadonlyMap<string, string>): boolean {
  return [...one.labels].every(([name, value]) => pods.get(name) === value);
}

function keyOf(namespace: string, [name, value]: readonly [string, string]): string {
  return `${namespace}\n${name}\n${value}`;
}
