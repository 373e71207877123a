import { at, countAt, mapsAt, textAt, textsAt, valueAt } from '../../objects/fields.ts';
import type { MapTree } from '../../../shared/tree/types.ts';
import { containers, podSpec, seenAfter, seenBefore, sidesAt } from '../look.ts';
import type { Finding, Rule, Subject } from '../types.ts';

const DOWNTIME = 'every rollout is an outage from now on';

/** How pods are rolled out, and what keeps them in check. */
export const workloads: Rule = (subject) => {
  const { before, after } = subject;
  if (subject.act !== 'update' || before === null || after === null) return [];
  if (podSpec(after) === null) return [];
  const [old, left] = [containers(before), containers(after)];
  const dropped = [...old].flatMap(([name, container]): readonly Finding[] => {
    const now = left.get(name);
    return now === undefined ? [] : checks(name.split(' ')[1] ?? name, container, now);
  });
  return [...strategy(subject), ...dropped, ...ranges(subject)];
};

function strategy(subject: Subject): readonly Finding[] {
  const findings: Finding[] = [];
  const type = sidesAt(subject, 'spec', 'strategy', 'type');
  const rollout = (because: string, tree: ReturnType<typeof at>): void => {
    findings.push({
      atLeast: 'costly',
      traits: ['downtime'],
      because,
      safer: ['use `type: RollingUpdate` with `maxUnavailable: 0`'],
      seen: seenAfter(tree),
    });
  };
  if (valueAt(type.after) === 'Recreate' && valueAt(type.before) !== 'Recreate') {
    rollout(`strategy Recreate stops all pods before new ones start: ${DOWNTIME}`, type.after);
  }
  for (const name of ['strategy', 'updateStrategy']) {
    const { before, after } = sidesAt(subject, 'spec', name, 'rollingUpdate', 'maxUnavailable');
    if (valueAt(after) === '100%' && valueAt(before) !== '100%') {
      rollout(`maxUnavailable 100% lets all pods go at once: ${DOWNTIME}`, after);
    }
  }
  return findings;
}

/** What is removed here is noted, and can be put back as easily. */
function checks(name: string, before: MapTree, after: MapTree): readonly Finding[] {
  const gone = [
    ...['livenessProbe', 'readinessProbe', 'startupProbe'].map(
      (field) => [field, at(before, field), at(after, field)] as const,
    ),
    [
      'resource limits',
      at(before, 'resources', 'limits'),
      at(after, 'resources', 'limits'),
    ] as const,
  ].filter(([, old, now]) => old !== null && now === null);
  const findings = gone.map(([what, old]): Finding => ({
    traits: [],
    because: `${what} of ${plainName(name)} ${what === 'resource limits' ? 'are' : 'is'} removed`,
    safer: [`keep the ${what}`],
    seen: seenBefore(old),
  }));
  const [old, now] = [textAt(before, 'image'), textAt(after, 'image')];
  if (now !== null && old !== now && isFloating(now) && old !== null && !isFloating(old)) {
    findings.push({
      traits: [],
      because: `the image of ${plainName(name)} is no fixed version any more, so nobody can tell what runs`,
      safer: ['name a version or a digest'],
      seen: seenAfter(at(after, 'image')),
    });
  }
  return findings;
}

function isFloating(image: string): boolean {
  if (image.includes('@sha256:')) return false;
  const tag = /:([^/:]+)$/.exec(image)?.[1];
  return tag === undefined || tag === 'latest';
}

function plainName(name: string): string {
  return /^[\w.-]{1,63}$/.test(name) ? name : 'a container';
}

/** A Secret or ConfigMap loses keys that its readers may need. */
export const keys: Rule = (subject) => {
  const { before, after } = subject;
  if (subject.act !== 'update' || before === null || after === null || after.group !== '')
    return [];
  if (after.kind !== 'Secret' && after.kind !== 'ConfigMap') return [];
  const gone = subject.changes.filter(
    ({ path, after: now }) =>
      now === null &&
      path.length <= 2 &&
      ['data', 'stringData', 'binaryData'].includes(path[0] ?? ''),
  );
  const left = new Set(
    ['data', 'stringData', 'binaryData'].flatMap((field) => [...namesAt(after.tree, field)]),
  );
  const lost = gone.filter(({ path }) => path.length === 1 || !left.has(path[1] ?? ''));
  if (lost.length === 0) return [];
  const secret = after.kind === 'Secret';
  const which = lost.length === 1 ? 'a key goes' : `${lost.length} keys go`;
  return [
    {
      ...(secret ? { atLeast: 'costly' as const } : {}),
      traits: left.size === 0 ? ['list-emptied'] : [],
      because: `${left.size === 0 ? 'all of its keys go' : which}, and what reads ${left.size === 0 ? 'them' : 'it'} fails at its next start`,
      safer: ['see which workloads read the key first'],
      seen: null,
    },
  ];
};

function namesAt(tree: MapTree, field: string): Iterable<string> {
  const map = at(tree, field);
  return map?.kind === 'map' ? map.entries.keys() : [];
}

/** Autoscalers whose limits leave no room. */
function ranges(subject: Subject): readonly Finding[] {
  const { before, after } = sidesAt(subject, 'spec', 'revisionHistoryLimit');
  if (countAt(after) !== 0 || countAt(before) === 0) return [];
  return [
    {
      traits: [],
      because: 'no earlier version is kept to roll back to',
      safer: ['keep a few: `revisionHistoryLimit: 3`'],
      seen: seenAfter(after),
    },
  ];
}

const DESTRUCTIVE =
  /(?:^|[\s"'`;&|(])(?:rm\s+-[a-z]*[rf]|mkfs|wipefs|shred|dropdb|drop\s+(?:table|database|schema)|truncate\s+table|delete\s+from|flushall|flushdb|kubectl\s+delete|helm\s+(?:uninstall|delete)|terraform\s+destroy|pulumi\s+destroy|(?:aws\s+s3\s+(?:rm|rb))|gsutil\s+(?:-m\s+)?rm|db:(?:drop|reset|purge)|migrate:(?:fresh|reset)|db\.dropDatabase|dd\s+if=)/i;
const HARMLESS =
  /rm\s+-[a-z]+\s+(?:\S*\/)?(?:lost\+found|tmp\S*|cache\S*|\S*\.(?:pid|lock|sock))(?=\s|$|[;&|"'])/gi;

/** Work that runs as soon as it is applied, and then again where it is on a schedule. */
export const runs: Rule = (subject) => {
  const { before, after, act } = subject;
  if (act === 'delete' || after === null) return [];
  const klass = subject.known?.class;
  const job = klass === 'job' || klass === 'schedule';
  const test = /\btest/.test(textAt(after.tree, 'metadata', 'annotations', 'helm.sh/hook') ?? '');
  if (test) return [];
  const old = containers(before);
  const own = [...containers(after)].filter(([name, container]) => {
    if (!job && !name.startsWith('initContainers')) return false;
    const was = old.get(name);
    return was === undefined || commandOf(was) !== commandOf(container);
  });
  const grave = own.find(([, container]) =>
    DESTRUCTIVE.test(commandOf(container).replace(HARMLESS, '')),
  );
  const findings: Finding[] = [];
  if (grave !== undefined) {
    findings.push({
      ...(job ? { verb: 'execute' as const } : {}),
      atLeast: 'unknown',
      data: 'unknown',
      traits: [],
      because: `the command of ${plainName(grave[0].split(' ')[1] ?? '')} has words that delete, and what they would delete is not told here`,
      safer: ['read the command, and try it where nothing can be lost'],
      seen: seenAfter(at(grave[1], 'command') ?? at(grave[1], 'args')),
    });
  }
  if (!job || (act === 'update' && own.length === 0)) return findings;
  const silent = own.length === 0 || own.some(([, container]) => commandOf(container) === '');
  const schedule = klass === 'schedule';
  if (act !== 'update') {
    findings.push({
      verb: 'execute',
      ...(silent ? { atLeast: 'unknown' as const } : {}),
      traits: schedule ? ['schedule'] : [],
      because: silent
        ? `it runs ${schedule ? 'on a schedule' : 'as soon as it is applied'}, and the manifest does not say what: neither command nor args`
        : `it runs a command ${schedule ? 'on a schedule' : 'as soon as it is applied'}; what the command does is not read here`,
      safer: silent ? ['write the command down: `command` and `args`'] : [],
      seen: seenAfter(own[0] === undefined ? null : (at(own[0][1], 'command') ?? own[0][1])),
    });
  }
  return findings;
};

function commandOf(container: MapTree): string {
  return [...textsAt(container, 'command'), ...textsAt(container, 'args')]
    .join(' ')
    .slice(0, 20_000);
}

/** Definitions of kinds that let go of objects or of parts of them. */
export const definitions: Rule = (subject) => {
  const { before, after } = subject;
  if (
    subject.act !== 'update' ||
    before === null ||
    after === null ||
    subject.known?.class !== 'definition'
  )
    return [];
  const served = (side: typeof before) =>
    new Set(
      mapsAt(side.tree, 'spec', 'versions')
        .filter((version) => valueAt(version, 'served') !== false)
        .map((version) => String(valueAt(version, 'name'))),
    );
  const left = served(after);
  const gone = [...served(before)].filter((version) => !left.has(version));
  if (gone.length === 0) return [];
  return [
    {
      atLeast: 'costly',
      traits: ['downtime'],
      because: `version ${gone.map(plainName).join(', ')} is no longer served: clients of it fail, and objects stored in it cannot be read`,
      safer: ['move stored objects to the new version first, then stop serving the old one'],
      seen: seenAfter(at(after.tree, 'spec', 'versions')),
    },
  ];
};
