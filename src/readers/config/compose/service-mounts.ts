import { holdsData, mountsOf } from './mounts.ts';
import type { Mount } from './mounts.ts';
import { serviceAct } from './types.ts';
import type { ServicePair, ServiceRule } from './types.ts';
import type { Act } from '../report/act.ts';

/** A service loses sight of its data, keeps it in memory only, or gets the host's Docker. */
export const mountRule: ServiceRule = (pair) => {
  const before = mountsOf(pair.before);
  const after = mountsOf(pair.after);
  const acts: Act[] = [];
  for (const mount of before) {
    if (mount.kind === 'tmpfs' || !holdsData(mount, pair.database)) continue;
    const next = after.find(({ target }) => target === mount.target);
    if (next === undefined) acts.push(...dropped(pair, mount, after));
    else if (next.kind === 'tmpfs') acts.push(inMemory(pair, mount, next));
    else if (next.source !== mount.source) acts.push(turned(pair, mount, next));
  }
  const socket = after.find(isSocket);
  if (socket !== undefined && !before.some(isSocket)) acts.push(dockerSocket(pair, socket));
  return acts;
};

const KEPT = 'the old data stays where it is until somebody prunes volumes';
const SAFER = [
  'copy the data over before the service starts with the new place',
  'keep the old mount until the new one has been checked',
];

function dropped(pair: ServicePair, mount: Mount, after: readonly Mount[]): readonly Act[] {
  // The same source under another target: the program was told elsewhere where to look.
  if (mount.source !== '' && after.some(({ source }) => source === mount.source)) {
    return pair.database ? [turnedTarget(pair, mount)] : [];
  }
  return [
    serviceAct(pair, 'volumes', {
      why: `${pair.name} no longer mounts ${named(mount)} at ${mount.target}, so it starts empty and what it writes goes with its container; ${KEPT}`,
      reversibility: 'costly',
      data: 'holds-data',
      traits: [
        'configuration',
        'protection-removed',
        ...(pair.database ? (['database'] as const) : []),
      ],
      safer: SAFER,
      before: [mount.line],
    }),
  ];
}

function turnedTarget(pair: ServicePair, mount: Mount): Act {
  return serviceAct(pair, 'volumes', {
    why: `${pair.name} gets ${named(mount)} at another place than ${mount.target}; if the image still looks there, it starts empty`,
    reversibility: 'costly',
    data: 'holds-data',
    traits: ['configuration', 'database'],
    safer: ['check where this image keeps its data'],
    before: [mount.line],
  });
}

function inMemory(pair: ServicePair, mount: Mount, next: Mount): Act {
  return serviceAct(pair, 'tmpfs', {
    why: `${pair.name} keeps ${mount.target} in memory, so everything there is gone with each restart; ${KEPT}`,
    reversibility: 'costly',
    data: 'holds-data',
    traits: [
      'configuration',
      'protection-removed',
      ...(pair.database ? (['database'] as const) : []),
    ],
    safer: SAFER,
    before: [mount.line],
    after: [next.line],
  });
}

function turned(pair: ServicePair, mount: Mount, next: Mount): Act {
  return serviceAct(pair, 'volumes', {
    why: `${pair.name} finds ${named(next)} at ${mount.target} instead of ${named(mount)}, and sees none of the old data; ${KEPT}`,
    reversibility: 'costly',
    data: 'holds-data',
    traits: ['configuration', ...(pair.database ? (['database'] as const) : [])],
    safer: SAFER,
    before: [mount.line],
    after: [next.line],
  });
}

function dockerSocket(pair: ServicePair, mount: Mount): Act {
  return serviceAct(pair, 'volumes', {
    verb: 'grant',
    why: `${pair.name} gets the socket of Docker, with which it can do whatever the host's root can`,
    traits: ['configuration', 'permission-widened'],
    safer: ['put a proxy in between that lets through only what it needs'],
    after: [mount.line],
  });
}

function isSocket({ source, target }: Mount): boolean {
  return (
    /(?:docker|containerd|podman)\.sock$/.test(source) ||
    /(?:docker|containerd)\.sock$/.test(target)
  );
}

function named({ kind, source }: Mount): string {
  if (kind === 'volume') return `the volume ${source}`;
  return kind === 'bind' ? `the folder ${source}` : 'an unnamed volume';
}
