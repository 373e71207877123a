import type { Tree } from '../../../shared/tree/types.ts';
import { annotation, at, boolAt, countAt } from '../../objects/fields.ts';
import { isKind, seenAfter, seenBefore, sidesAt } from '../look.ts';
import type { Finding, Rule, Subject } from '../types.ts';

/** Where kinds keep the number of their copies. */
const COUNTS: readonly (readonly string[])[] = [
  ['spec', 'replicas'],
  ['spec', 'instances'],
  ['spec', 'numberOfInstances'],
  ['spec', 'members'],
  ['spec', 'size'],
  ['spec', 'replicaCount'],
  ['spec', 'kafka', 'replicas'],
  ['spec', 'pxc', 'size'],
  ['spec', 'maxReplicas'],
  ['spec', 'minReplicas'],
  ['spec', 'maxReplicaCount'],
  ['spec', 'minReplicaCount'],
  ['spec', 'parallelism'],
];
/** A limit that is zero stops nothing that runs, unless it is the upper one. */
const LOWER_LIMITS: ReadonlySet<string> = new Set(['minReplicas', 'minReplicaCount']);
const LEAP = 10;
/** From 1 to 10 or 16 is how small systems grow. */
const SMALL = 16;

/** Fewer copies: none at all, or a tenth and less. Or ten times as many and more. */
export const scale: Rule = (subject) => {
  if (subject.act === 'delete' || subject.act === 'create' || subject.after === null) return [];
  return [...COUNTS.flatMap((path) => counted(subject, path)), ...suspended(subject)];
};

function counted(subject: Subject, path: readonly string[]): readonly Finding[] {
  const { before, after } = sidesAt(subject, ...path);
  const now = countAt(after);
  if (now === null) return [];
  const known = subject.act === 'update';
  const old = known ? (countAt(before) ?? 1) : null;
  const field = path.slice(1).join('.');
  const lower = LOWER_LIMITS.has(path.at(-1) ?? '');
  if (now === 0 && old !== 0) return lower ? [] : [none(subject, field, old, after)];
  if (old === null || now === 0 || old === 0) return [];
  if (now > SMALL && now >= old * LEAP) return [tenfold(field, old, now, after)];
  if (old < LEAP || now * LEAP > old) return [];
  return [
    {
      atLeast: 'costly',
      traits: ['number-leap'],
      because: `${field} falls from ${old} to ${now}, a tenth or less of what carries the load`,
      safer: ['go down in steps and watch the load'],
      seen: seenAfter(after),
    },
  ];
}

function tenfold(field: string, old: number, now: number, after: Tree | null): Finding {
  return {
    traits: ['number-leap'],
    because: `${field} rises from ${old} to ${now}, ten times as many or more`,
    safer: ['go up in steps, and see that nodes and whatever it talks to keep up'],
    seen: seenAfter(after),
  };
}

function none(subject: Subject, field: string, old: number | null, after: Tree | null): Finding {
  const stateful = subject.known?.class === 'database' || subject.known?.class === 'queue';
  return {
    atLeast: 'costly',
    traits: ['scaled-to-zero', 'downtime'],
    because:
      old === null
        ? `${field} is 0, so whatever runs of it stops`
        : `${field} goes from ${old} to 0, so nothing of it runs any more`,
    safer: stateful
      ? ['use the operator’s own way to hibernate it']
      : ['shift its traffic away first', 'keep one copy running'],
    seen: seenAfter(after),
  };
}

/** Work that is told to stand still. */
function suspended(subject: Subject): readonly Finding[] {
  if (subject.act !== 'update') return [];
  const findings: Finding[] = [];
  const suspend = sidesAt(subject, 'spec', 'suspend');
  if (boolAt(suspend.after) === true && boolAt(suspend.before) !== true) {
    const backup =
      subject.known?.class === 'backup-schedule' || /backup/i.test(subject.object.name ?? '');
    findings.push({
      traits: backup ? ['schedule', 'backup', 'protection-removed'] : ['schedule'],
      because: backup
        ? 'it is suspended, and no backup is made until it is resumed'
        : 'it is suspended and does nothing until it is resumed',
      safer: ['say when it is resumed'],
      seen: seenAfter(suspend.after),
    });
  }
  const paused = sidesAt(subject, 'spec', 'paused');
  if (
    isKind(subject, 'velero.io', 'Schedule') &&
    boolAt(paused.after) === true &&
    boolAt(paused.before) !== true
  ) {
    findings.push({
      traits: ['schedule', 'backup', 'protection-removed'],
      because: 'it is paused, and no backup is made until it is resumed',
      safer: ['say when it is resumed'],
      seen: seenAfter(paused.after),
    });
  }
  const zero = 'autoscaling.keda.sh/paused-replicas';
  const [old, now] = [subject.before, subject.after].map((object) =>
    object === null ? null : annotation(object.tree, zero),
  );
  if (now === '0' && old !== '0' && subject.after !== null) {
    findings.push({
      atLeast: 'costly',
      traits: ['scaled-to-zero', 'downtime'],
      because: 'KEDA is told to pause its target at 0 copies',
      safer: ['pause it at the number that runs now'],
      seen: seenAfter(at(subject.after.tree, 'metadata', 'annotations')),
    });
  }
  const hibernation = 'cnpg.io/hibernation';
  if (
    subject.before !== null &&
    subject.after !== null &&
    annotation(subject.after.tree, hibernation) === 'on' &&
    annotation(subject.before.tree, hibernation) !== 'on'
  ) {
    findings.push({
      atLeast: 'costly',
      traits: ['scaled-to-zero', 'downtime'],
      because: 'the database is put into hibernation, and nothing of it runs any more',
      safer: ['shift its traffic away first'],
      seen: seenBefore(at(subject.before.tree, 'metadata')),
    });
  }
  return findings;
}
