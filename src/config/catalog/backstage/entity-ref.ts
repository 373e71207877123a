/** Kinds that become systems, people and teams; others (Location, Template, Domain…) are passed over. */
export type EntityKind = 'component' | 'resource' | 'api' | 'system' | 'group' | 'user';

const KINDS: ReadonlySet<string> = new Set<EntityKind>([
  'component',
  'resource',
  'api',
  'system',
  'group',
  'user',
]);

export function entityKind(kind: string): EntityKind | null {
  const lower = kind.toLowerCase();
  return KINDS.has(lower) ? (lower as EntityKind) : null;
}

export interface EntityRef {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** Reads `[kind:][namespace/]name`, with what the place it stands in implies. */
export function parseEntityRef(text: string, kind: string, namespace: string): EntityRef {
  const [head, tail] = splitOnce(text, ':');
  const withKind = tail !== null;
  const [first, second] = splitOnce(withKind ? tail : head, '/');
  return {
    kind: (withKind ? head : kind).toLowerCase(),
    namespace: (second === null ? namespace : first).toLowerCase(),
    name: (second ?? first).toLowerCase(),
  };
}

/**
 * The id that an entity has in the catalog: its name, with its namespace in front outside `default`. An
 * API or a System often shares the name of the component behind it, so those carry their kind.
 */
export function idOfRef({ kind, namespace, name }: EntityRef): string {
  const suffix = kind === 'api' || kind === 'system' ? `-${kind}` : '';
  const prefix = namespace === 'default' ? '' : `${namespace}.`;
  return `${prefix}${name}${name.endsWith(suffix) ? '' : suffix}`;
}

function splitOnce(text: string, mark: string): readonly [string, string | null] {
  const at = text.indexOf(mark);
  return at === -1 ? [text, null] : [text.slice(0, at), text.slice(at + 1)];
}
