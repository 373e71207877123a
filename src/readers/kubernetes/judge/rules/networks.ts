import type { MapTree } from '../../../shared/tree/types.ts';
import { at, listAt, mapsAt, textAt, textsAt } from '../../objects/fields.ts';
import type { KubeObject } from '../../objects/types.ts';
import { isKind, seenAfter } from '../look.ts';
import type { Finding, Rule } from '../types.ts';

/** Network policies that let in or out more than before. */
export const networks: Rule = (subject) => {
  const { before, after, act } = subject;
  if (act !== 'update' || before === null || after === null) return [];
  if (!isKind(subject, 'networking.k8s.io', 'NetworkPolicy')) return [];
  return ['ingress', 'egress'].flatMap((way): readonly Finding[] => {
    const sets = new Map<string, string>();
    const [old, now] = [openings(before, way, sets), openings(after, way, sets)];
    const known = new Set(old.map(keyOf));
    const more = now.filter(({ who, port }) =>
      [
        { who: '*', port: '*' },
        { who, port: '*' },
        { who: '*', port },
        { who, port },
      ].every((opening) => !known.has(keyOf(opening))),
    );
    if (more.length === 0) return [];
    const everything = more.some(({ who, port }) => who === '*' && port === '*');
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

/** Whom a policy lets through on which port; `*` for all. */
interface Opening {
  readonly who: string;
  readonly port: string;
}

/** Beyond so many, ports of one rule are taken as a whole. */
const MOST_PAIRS = 2_000;

/** What passes in one direction. */
function openings(
  { tree }: KubeObject,
  way: string,
  sets: Map<string, string>,
): readonly Opening[] {
  const types = textsAt(tree, 'spec', 'policyTypes').map((type) => type.toLowerCase());
  const rules = listAt(tree, 'spec', way);
  const governed = types.length > 0 ? types.includes(way) : way === 'ingress' || rules !== null;
  // What no policy governs is open.
  if (!governed) return [{ who: '*', port: '*' }];
  return (rules?.items ?? []).flatMap((rule) => {
    const ports = mapsAt(rule, 'ports').map((port) => text(port));
    const peers = mapsAt(rule, way === 'ingress' ? 'from' : 'to').map(peerText);
    const whos = peers.length === 0 ? ['*'] : peers;
    const shown = ports.length * whos.length > MOST_PAIRS ? [shortName(ports.join(), sets)] : ports;
    return whos.flatMap((who) =>
      shown.length === 0 ? [{ who, port: '*' }] : shown.map((port) => ({ who, port })),
    );
  });
}

/** The same long text gets the same short name. */
function shortName(long: string, sets: Map<string, string>): string {
  const known = sets.get(long) ?? `set ${sets.size}`;
  sets.set(long, known);
  return known;
}

function keyOf({ who, port }: Opening): string {
  return `${who} ${port}`;
}

function peerText(peer: MapTree): string {
  const block = textAt(peer, 'ipBlock', 'cidr');
  const anywhere = block === '0.0.0.0/0' || block === '::/0';
  return anywhere && at(peer, 'ipBlock', 'except') === null ? '*' : text(peer);
}

function text(tree: NonNullable<ReturnType<typeof at>>): string {
  if (tree.kind === 'scalar') return String(tree.value);
  if (tree.kind === 'list') return `[${tree.items.map(text).join()}]`;
  const pairs = [...tree.entries].map(([name, value]) => `${name}:${text(value)}`);
  return `{${pairs.toSorted().join()}}`;
}
