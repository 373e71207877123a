import type { TypeClass } from '../../shared/resource-types/types.ts';
import { supportsSnapshot } from '../types/snapshots.ts';
import type { Subject } from './types.ts';

const READ_FIRST =
  'make a change set first (`aws cloudformation create-change-set`) and read it before it is executed';

/** What is better done first, class by class, where there is more to say than for every loss. */
const FIRST: Readonly<Partial<Record<TypeClass, string>>> = {
  bucket: 'copy its objects elsewhere first',
  queue: 'drain it and stop what writes to it first',
  logs: 'export its records first (`aws logs create-export-task`)',
  backup: 'copy the recovery points to another vault first',
  key: 'disable the key first (`aws kms disable-key`) and wait for what breaks',
  secret: 'write its value down where it is safe first',
  registry: 'copy the images and packages in use elsewhere first',
  repository: 'push a mirror of it elsewhere first',
  directory: 'export the accounts first',
  container: 'list and move what is inside first',
  opaque: 'read the change set of the nested stack first',
  'dns-zone': 'keep the zone and change its records',
  'dns-record': 'point it elsewhere instead of removing it, and lower its TTL well before',
  machine: 'keep data on a volume of its own and take a snapshot first',
};

/** Better ways for a resource that goes or is replaced. */
export function saferForLoss(subject: Subject, type: TypeClass): readonly string[] {
  if (subject.facts === null || subject.facts.loss === 'reversible') return [];
  const replaced = subject.act === 'replace';
  const attribute = replaced ? 'UpdateReplacePolicy' : 'DeletionPolicy';
  const first = FIRST[type];
  const timing = replaced ? '' : ' and deploy that before the resource is taken out';
  return [
    ...(subject.fate === 'retain' ? [] : [`set \`${attribute}: Retain\` on it${timing}`]),
    ...(supportsSnapshot(subject.type) && subject.fate !== 'snapshot'
      ? [`set \`${attribute}: Snapshot\` on it${timing}`]
      : []),
    ...(first === undefined ? [] : [first]),
    READ_FIRST,
  ];
}
