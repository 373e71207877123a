import type { PlanObject } from '../../plan/types.ts';
import type { Finding, Rule, Subject } from '../types.ts';
import { afterOf, beforeOf, blocks, isUnknownAfter, own, textOf } from '../values.ts';

/** Blocks that each are a whole copy of the data elsewhere, and what tells one from the next. */
const COPIES: readonly (readonly [type: RegExp, block: string, key: string])[] = [
  [/^aws_dynamodb_table$/, 'replica', 'region_name'],
  [/^aws_secretsmanager_secret$/, 'replica', 'region'],
  [/^azurerm_cosmosdb_account$/, 'geo_location', 'location'],
  [/^azurerm_container_registry$/, 'georeplications', 'location'],
];

/** From the longest way back in time to the shortest. */
const CONTINUOUS = ['Continuous30Days', 'Continuous7Days'];

/** A copy in another place that goes while the thing stays, and a backup that reaches less far back. */
export const copyRule: Rule = (subject) => {
  if (subject.verb !== 'update') return [];
  return [
    ...COPIES.filter(([type]) => type.test(subject.change.type)).flatMap(([, block, key]) =>
      copiesGone(subject, block, key),
    ),
    ...shorterBackups(subject),
  ];
};

function copiesGone(subject: Subject, block: string, key: string): readonly Finding[] {
  if (isUnknownAfter(subject, block)) return [];
  const after = new Set(blocks(afterOf(subject, block)).map((copy) => own(copy, key)));
  const gone = blocks(beforeOf(subject, block)).filter((copy) => !after.has(own(copy, key)));
  if (gone.length === 0) return [];
  return [
    {
      atLeast: 'costly',
      traits: ['downtime'],
      because: `the copy in ${placesOf(gone, key)} is deleted; the data stays elsewhere, but who reads it there does not find it`,
      safer: ['move its readers and writers elsewhere first'],
      leaves: [],
    },
  ];
}

function placesOf(copies: readonly PlanObject[], key: string): string {
  return copies.map((copy) => textOf(own(copy, key))).join(', ');
}

function isShorter(before: unknown, after: unknown): boolean {
  const [old, next] = [before, after].map((tier) => CONTINUOUS.indexOf(tier as string));
  return old !== undefined && next !== undefined && old >= 0 && next > old;
}

function shorterBackups(subject: Subject): readonly Finding[] {
  return subject.leaves
    .filter(
      ({ path, before, after, unknown }) =>
        !unknown &&
        ((path === 'backup.tier' && isShorter(before, after)) ||
          (path === 'backup.type' && before === 'Continuous' && after !== 'Continuous')),
    )
    .map((leaf) => ({
      atLeast: 'irreversible',
      data: 'holds-data',
      traits: ['retention-shortened'],
      because: `${leaf.path} is shortened, and the backups that are older are deleted for good`,
      safer: [`keep \`${leaf.name}\`, or restore and keep what is older first`],
      leaves: [leaf],
    }));
}
