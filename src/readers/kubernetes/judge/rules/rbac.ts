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
  const old = before === null ? [] : rightsOf(before);
  const added = rightsOf(after).filter((right) => !old.some((held) => covers(held, right)));
  const first = added[0];
  const aggregates =
    before !== null && aggregation(before) !== aggregation(after) && aggregation(after) !== '';
  if (first === undefined && !aggregates) return [];
  const grave = added
    .flatMap((right) => gravity(right))
    .filter((text, index, all) => all.indexOf(text) === index);
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

function rightsOf({ tree }: KubeObject): readonly Right[] {
  return mapsAt(tree, 'rules').flatMap((rule) => {
    const verbs = textsAt(rule, 'verbs');
    const names = textsAt(rule, 'resourceNames');
    const paths = textsAt(rule, 'nonResourceURLs').map((path) => ({
      group: 'url',
      resource: path,
    }));
    const groups = textsAt(rule, 'apiGroups');
    const resources = groups.flatMap((group) =>
      textsAt(rule, 'resources').map((resource) => ({ group, resource })),
    );
    return [...resources, ...paths].slice(0, 400).flatMap(({ group, resource }) =>
      verbs.slice(0, 40).flatMap((verb) =>
        (names.length === 0 ? ['*'] : names.slice(0, 40)).map((name) => ({
          group,
          resource,
          verb,
          name,
          rule,
        })),
      ),
    );
  });
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
  if (CLIMBING.has(verb) || (all && group === GROUP)) {
    return [
      `${all ? 'every verb on roles and bindings' : verb}, which lets its holder take any right`,
    ];
  }
  if (resource === '*' && all)
    return [
      group === '*'
        ? 'everything in the cluster'
        : `everything in the API group ${group || 'core'}`,
    ];
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
