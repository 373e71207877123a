import { CLASSES } from './classes.ts';
import { coreTables } from './tables/core.ts';
import { dataTables } from './tables/data.ts';
import { platformTables } from './tables/platform.ts';
import type { ClassFacts, KnownKind } from './types.ts';

const KINDS: ReadonlyMap<string, KnownKind> = new Map(
  [...coreTables, ...dataTables, ...platformTables].flatMap((table) =>
    table.kinds
      .trim()
      .split(/\s+/)
      .map((kind) => [`${table.group}/${kind}`, { class: table.class, list: table.list }] as const),
  ),
);

/** Whole families of groups whose kinds are all of one sort. */
const FAMILIES: readonly { readonly suffix: string; readonly known: KnownKind }[] = [
  ...[
    '.crossplane.io',
    '.upbound.io',
    '.services.k8s.aws',
    '.cnrm.cloud.google.com',
    '.azure.com',
  ].map((suffix) => ({
    suffix,
    known: { class: 'external', list: `managed/${suffix.slice(1)}` } as const,
  })),
  { suffix: 'constraints.gatekeeper.sh', known: { class: 'guard', list: 'operators/gatekeeper' } },
  {
    suffix: 'generators.external-secrets.io',
    known: { class: 'settings', list: 'operators/external-secrets' },
  },
  {
    suffix: 'infrastructure.cluster.x-k8s.io',
    known: { class: 'nodes', list: 'operators/cluster-api' },
  },
  {
    suffix: 'bootstrap.cluster.x-k8s.io',
    known: { class: 'settings', list: 'operators/cluster-api' },
  },
];

/** What is known of a kind; null where no list has it. `group` is that of today's API. */
export function lookupKind(group: string, kind: string): KnownKind | null {
  const known = KINDS.get(`${group}/${kind}`);
  if (known !== undefined) return known;
  return FAMILIES.find(({ suffix }) => group === suffix || group.endsWith(suffix))?.known ?? null;
}

export function factsOf(known: KnownKind | null): ClassFacts | null {
  return known === null ? null : CLASSES[known.class];
}
