import type { MapTree } from '../../../shared/tree/types.ts';
import { annotation, at, labelsAt, mapsAt, textsAt, valueAt } from '../../objects/fields.ts';
import type { KubeObject } from '../../objects/types.ts';
import { isKind, seenAfter } from '../look.ts';
import type { Finding, Rule } from '../types.ts';

const GROUP = 'rbac.authorization.k8s.io';
/** Whoever is in these is nearly everybody. */
const EVERYBODY: ReadonlySet<string> = new Set([
  'system:unauthenticated',
  'system:anonymous',
  'system:authenticated',
  'system:serviceaccounts',
]);
const POWERFUL: ReadonlySet<string> = new Set(['cluster-admin', 'admin', 'system:masters']);
const CLIMBING: ReadonlySet<string> = new Set(['escalate', 'bind', 'impersonate']);

/** Resources by which rights are given. */
const ROLES = /^(?:\*|(?:cluster)?role(?:binding)?s)$/;
const MOST_RIGHTS = 20_000;

/** One thing that may be done: `group/resource verb`, or `path verb`, narrowed to names where it is. */
interface Right {
  readonly group: string;
  readonly resource: string;
  readonly verb: string;
  readonly name: string;
  readonly rule: MapTree;
}

/** Rights that are new, compared by what they allow and not by how they are written. */
export const rbac: Rule = (subject) => {
  const { before, after, act } = subject;
  if (act === 'delete' || after === null || after.group !== GROUP) return [];
  const known = act !== 'apply';
  if (isKind(subject, GROUP, 'Role', 'ClusterRole')) return roles(before, after, known);
  return isKind(subject, GROUP, 'RoleBinding', 'ClusterRoleBinding')
    ? bindings(before, after, known)
    : [];
};

/** Annotations by which a cloud lets the pods of an account act as one of its own principals. */
const CLOUD_IDENTITIES = [
  'eks.amazonaws.com/role-arn',
  'iam.gke.io/gcp-service-account',
  'azure.workload.identity/client-id',
];

/** An account that acts as another principal of the cloud from now on. */
export const cloudIdentity: Rule = (subject) => {
  const { before, after } = subject;
  if (subject.act !== 'update' || before === null || after === null) return [];
  if (!isKind(subject, '', 'ServiceAccount')) return [];
  return CLOUD_IDENTITIES.flatMap((name): readonly Finding[] => {
    const now = annotation(after.tree, name);
    if (now === null || now === annotation(before.tree, name)) return [];
    return [
      {
        verb: 'grant',
        traits: ['permission-widened', 'identity'],
        because: `${name} is set anew, so its pods act as another principal of the cloud, with whatever that may do`,
        safer: ['compare what both principals may do first'],
        seen: seenAfter(at(after.tree, 'metadata', 'annotations', name)),
      },
    ];
  });
};

function roles(before: KubeObject | null, after: KubeObject, known: boolean): readonly Finding[] {
  const held = new HeldRights(before === null ? [] : rightsOf(before));
  const now = rightsOf(after);
  const added = now.filter((right) => !held.covers(right));
  const uncounted = now.length >= MOST_RIGHTS;
  const first = added[0];
  const aggregates =
    before !== null && aggregation(before) !== aggregation(after) && aggregation(after) !== '';
  if (first === undefined && !aggregates && !uncounted) return [];
  const grave = [
    ...new Set(added.flatMap((right) => gravity(right))),
    ...(uncounted ? ['more than is counted here'] : []),
  ];
  // A new role gives nothing to anybody by itself unless it is the kind that nobody should have.
  if ((before === null || !known) && grave.length === 0) return [];
  const worst = added.find((right) => gravity(right).length > 0) ?? first;
  return [
    {
      verb: 'grant',
      traits: ['permission-widened', 'identity'],
      because:
        aggregates && added.length === 0
          ? 'its aggregationRule takes in other roles from now on'
          : grave.length > 0
            ? `it allows ${grave.slice(0, 4).join(', ')}`
            : `it allows more than before: ${[...new Set(added.map(({ verb, resource }) => `${verb} ${resource}`))].slice(0, 3).join(', ')}${added.length > 3 ? ' and more' : ''}`,
      safer: ['name the resources and verbs that are needed, and narrow them with resourceNames'],
      seen: seenAfter(worst?.rule ?? at(after.tree, 'aggregationRule')),
    },
  ];
}

/** At most so many; a role with more allows more than anybody reads. */
function rightsOf({ tree }: KubeObject): readonly Right[] {
  const rights: Right[] = [];
  for (const rule of mapsAt(tree, 'rules')) {
    const [verbs, written] = [textsAt(rule, 'verbs'), textsAt(rule, 'resourceNames')];
    const names = written.length === 0 ? ['*'] : written;
    for (const { group, resource } of resourcesOf(rule)) {
      for (const verb of verbs) {
        for (const name of names) {
          if (rights.length >= MOST_RIGHTS) return rights;
          rights.push({ group, resource, verb, name, rule });
        }
      }
    }
  }
  return rights;
}

function* resourcesOf(rule: MapTree): Generator<Pick<Right, 'group' | 'resource'>> {
  const resources = textsAt(rule, 'resources');
  for (const group of textsAt(rule, 'apiGroups')) {
    for (const resource of resources) yield { group, resource };
  }
  for (const path of textsAt(rule, 'nonResourceURLs')) yield { group: 'url', resource: path };
}

/** Rights that are there already, asked for what they cover. */
class HeldRights {
  readonly #exact: ReadonlySet<string>;
  /** Those that allow more than one thing. */
  readonly #wide: readonly Right[];

  constructor(rights: readonly Right[]) {
    this.#exact = new Set(rights.map(keyOf));
    const wide = rights.filter((right) =>
      [right.group, right.resource, right.verb].some((part) => part.includes('*')),
    );
    this.#wide = [...new Map(wide.map((right) => [keyOf(right), right])).values()].slice(0, 500);
  }

  covers(right: Right): boolean {
    if (this.#exact.has(keyOf(right)) || this.#exact.has(keyOf({ ...right, name: '*' })))
      return true;
    return this.#wide.some((held) => covers(held, right));
  }
}

function keyOf({ group, resource, verb, name }: Right): string {
  return [group, resource, verb, name].join('\n');
}

function covers(held: Right, right: Right): boolean {
  const within = (a: string, b: string) => a === '*' || a === b;
  return (
    within(held.group, right.group) &&
    (within(held.resource, right.resource) ||
      (held.resource.startsWith('*/') && right.resource.endsWith(held.resource.slice(1)))) &&
    within(held.verb, right.verb) &&
    within(held.name, right.name)
  );
}

function gravity(right: Right): readonly string[] {
  const { group, resource, verb } = right;
  const all = verb === '*';
  if (resource === '*' && all) {
    return [
      group === '*'
        ? 'everything in the cluster'
        : `everything in the API group ${group || 'core'}`,
    ];
  }
  if (CLIMBING.has(verb) || (all && (group === GROUP || group === '*') && ROLES.test(resource))) {
    return [
      `${all ? 'every verb on roles and bindings' : verb}, which lets its holder take any right`,
    ];
  }
  if (resource === '*' && (group === '*' || group === '') && right.name === '*') {
    return [`${verb} on every resource, secrets included`];
  }
  const core = group === '' || group === '*';
  if (
    core &&
    resource === 'secrets' &&
    right.name === '*' &&
    (all || ['get', 'list', 'watch'].includes(verb))
  ) {
    return ['reading every secret'];
  }
  if (
    core &&
    ['pods/exec', 'pods/attach', 'nodes/proxy', 'pods/ephemeralcontainers'].includes(resource) &&
    (all || ['create', 'get', 'update', 'patch'].includes(verb))
  ) {
    return [`${resource}, a shell in other pods or on nodes`];
  }
  if (core && resource === 'serviceaccounts/token' && (all || verb === 'create'))
    return ['tokens of other service accounts'];
  return [];
}

function aggregation({ tree }: KubeObject): string {
  return mapsAt(tree, 'aggregationRule', 'clusterRoleSelectors')
    .flatMap((selector) => [...labelsAt(selector, 'matchLabels')].map((pair) => pair.join('=')))
    .join(',');
}

function bindings(
  before: KubeObject | null,
  after: KubeObject,
  known: boolean,
): readonly Finding[] {
  const role = String(valueAt(after.tree, 'roleRef', 'name') ?? '?');
  const sameRole = before !== null && valueAt(before.tree, 'roleRef', 'name') === role;
  const old = new Set(before === null || !sameRole ? [] : subjectsOf(before));
  const added = subjectsOf(after).filter((name) => !old.has(name));
  if (added.length === 0) return [];
  const everybody = added.filter((name) => EVERYBODY.has(name.split(' ')[1] ?? ''));
  const powerful = POWERFUL.has(role);
  // Every application binds its own account to its own role: that is how it is made, not a widening.
  const ordinary = everybody.length === 0 && !powerful;
  if (ordinary && (before === null || !known)) return [];
  return [
    {
      verb: 'grant',
      traits: ['permission-widened', 'identity'],
      because:
        everybody.length > 0
          ? `everybody in ${everybody.map((name) => name.split(' ')[1]).join(', ')} gets the role ${safe(role)}`
          : `${added.length === 1 ? 'another subject gets' : `${added.length} more subjects get`} the role ${safe(role)}${powerful ? ', which may do nearly everything' : ''}`,
      safer: ['bind a role that allows only what is needed, to one service account'],
      seen: seenAfter(at(after.tree, 'subjects') ?? at(after.tree, 'roleRef')),
    },
  ];
}

function subjectsOf({ tree }: KubeObject): readonly string[] {
  return mapsAt(tree, 'subjects').map((entry) =>
    ['kind', 'name', 'namespace'].map((field) => String(valueAt(entry, field) ?? '')).join(' '),
  );
}

function safe(name: string): string {
  return /^[\w.:-]{1,80}$/.test(name) ? name : '?';
}
