import type { MapTree, Tree } from '../../../shared/tree/types.ts';
import { at, boolAt, labelsAt, mapsAt, textAt, textsAt, valueAt } from '../../objects/fields.ts';
import type { KubeObject } from '../../objects/types.ts';
import { containers, isKind, podSpec, seenAfter } from '../look.ts';
import type { Finding, Rule } from '../types.ts';

/** One right over the node that pods have, by a name that stays the same. */
type Rights = ReadonlyMap<string, Tree>;

const GRAVE_CAPABILITIES: ReadonlySet<string> = new Set(
  'ALL SYS_ADMIN SYS_PTRACE SYS_MODULE SYS_RAWIO DAC_READ_SEARCH NET_ADMIN BPF'.split(' '),
);
/** Paths of the node that give all of it away, sockets of runtimes above all. */
const GRAVE_PATHS =
  /^\/(?:$|etc(?:\/|$)|root(?:\/|$)|boot(?:\/|$)|home(?:\/|$)|var\/run\/docker\.sock$|run\/docker\.sock$|run\/containerd|var\/run\/containerd|var\/lib\/(?:kubelet|docker|etcd)(?:\/|$)|var\/run\/?$|run\/?$|proc\/?$|dev\/?$)/;

/** What a pod may do to its node beyond its own container. */
export const podSecurity: Rule = (subject) => {
  const { before, after, act } = subject;
  if (act === 'delete' || after === null) return [];
  const old = rightsOf(before);
  const updated = act === 'update';
  return [...rightsOf(after)].flatMap(([right, tree]): readonly Finding[] => {
    // What a node agent commonly needs is only news where it is new.
    if (old.has(right) || (!updated && right.endsWith('(mild)'))) return [];
    return [
      {
        verb: 'grant',
        traits: ['permission-widened'],
        because: `its pods get ${right.replace(' (mild)', '')}, and with it a way to the node`,
        safer: ['leave it out, or give the one capability that is needed'],
        seen: seenAfter(tree),
      },
    ];
  });
};

function rightsOf(object: KubeObject | null): Rights {
  const rights = new Map<string, Tree>();
  const spec = podSpec(object);
  if (spec === null) return rights;
  for (const field of ['hostPID', 'hostIPC']) note(rights, spec, field, field);
  note(rights, spec, 'hostNetwork', 'hostNetwork (mild)');
  const writable = mountsOf(spec);
  for (const volume of mapsAt(spec, 'volumes')) {
    const path = at(volume, 'hostPath', 'path');
    const name = textAt(volume, 'hostPath', 'path');
    if (name === null || path === null) continue;
    const grave = GRAVE_PATHS.test(name) && writable.get(textAt(volume, 'name') ?? '') !== false;
    rights.set(
      grave ? `the host path ${name.slice(0, 60)}` : `the host path ${name.slice(0, 60)} (mild)`,
      path,
    );
  }
  for (const [name, container] of containers(object)) ofContainer(rights, name, container);
  return rights;
}

function ofContainer(rights: Map<string, Tree>, name: string, container: MapTree): void {
  const context = at(container, 'securityContext');
  const short = name.split(' ')[1] ?? name;
  note(rights, context, 'privileged', `privileged mode in ${short}`);
  note(rights, context, 'allowPrivilegeEscalation', `allowPrivilegeEscalation in ${short} (mild)`);
  if (valueAt(context, 'runAsUser') === 0) {
    const tree = at(context, 'runAsUser');
    if (tree !== null) rights.set(`the user root in ${short} (mild)`, tree);
  }
  const added = at(context, 'capabilities', 'add');
  for (const capability of textsAt(context, 'capabilities', 'add')) {
    const bare = capability.toUpperCase().replace(/^CAP_/, '');
    const weight = GRAVE_CAPABILITIES.has(bare) ? '' : ' (mild)';
    if (bare !== 'NET_BIND_SERVICE' && added !== null) {
      rights.set(
        `the capability ${bare.slice(0, 30)} in ${short}${bare === 'NET_ADMIN' ? ' (mild)' : weight}`,
        added,
      );
    }
  }
}

function note(rights: Map<string, Tree>, tree: Tree | null, field: string, right: string): void {
  const found = at(tree, field);
  if (found !== null && boolAt(found) === true) rights.set(right, found);
}

/** Volumes that are mounted, each with whether some mount may write. */
function mountsOf(spec: MapTree): ReadonlyMap<string, boolean> {
  const writable = new Map<string, boolean>();
  for (const list of ['containers', 'initContainers']) {
    for (const mount of mapsAt(spec, list).flatMap((one) => mapsAt(one, 'volumeMounts'))) {
      const name = textAt(mount, 'name') ?? '';
      const writes = boolAt(mount, 'readOnly') !== true;
      writable.set(name, writes || writable.get(name) === true);
    }
  }
  return writable;
}

const LEVELS = ['restricted', 'baseline', 'privileged'];
const LABEL = 'pod-security.kubernetes.io/enforce';

/** A namespace that lets in pods which it kept out before. */
export const podSecurityLabels: Rule = (subject) => {
  if (subject.act !== 'update' || !isKind(subject, '', 'Namespace')) return [];
  const [old, now] = [subject.before, subject.after].map((object) =>
    object === null ? undefined : labelsAt(object.tree, 'metadata', 'labels').get(LABEL),
  );
  const rank = (level: string | undefined) => LEVELS.indexOf(level ?? 'privileged');
  if (old === undefined || rank(now) <= rank(old) || subject.after === null) return [];
  return [
    {
      verb: 'grant',
      traits: ['protection-removed', 'permission-widened'],
      because: `Pod Security is loosened from ${old.slice(0, 20)} to ${(now ?? 'no level').slice(0, 20)} for every pod in the namespace`,
      safer: ['keep the level, and give the one workload that needs more a namespace of its own'],
      seen: seenAfter(
        at(subject.after.tree, 'metadata', 'labels') ?? at(subject.after.tree, 'metadata'),
      ),
    },
  ];
};
