import { describe, expect, it } from 'vitest';
import type { Trait } from '../../../core/change/types.ts';
import { effectOn, template } from '../test-templates.ts';
import { ACCESS } from './access-cases.ts';
import { KEEPING } from './update-cases.ts';

const NOTABLE: ReadonlySet<Trait> = new Set<Trait>([
  'protection-removed',
  'retention-shortened',
  'scaled-to-zero',
  'public-exposure',
  'permission-widened',
]);

describe('a resource that is changed or made', () => {
  it.each(
    [...KEEPING, ...ACCESS].map(
      (row) => [row[0], JSON.stringify(row[1]), JSON.stringify(row[2]), row[3], row] as const,
    ),
  )('%s from %s to %s is %s', async (...[, , , , [type, before, after, kind]]) => {
    const effect = await effectOn(
      'It',
      template(before === null ? {} : { It: { Type: type, Properties: before } }),
      template({ It: { Type: type, Properties: after } }),
    );
    const found = effect.traits.filter((trait) => NOTABLE.has(trait));
    expect(found).toEqual(kind === 'plain' ? [] : [kind]);
    if (kind === 'plain' && before === null) expect(effect.reversibility).toBe('reversible');
    if (kind === 'public-exposure') expect(effect.verb).toMatch(/expose|replace/);
    if (kind === 'permission-widened') expect(effect.verb).toBe('grant');
    if (kind === 'retention-shortened' && type !== 'AWS::KMS::Key') {
      expect(effect).toMatchObject({ reversibility: 'irreversible', data: 'holds-data' });
    }
    if (kind !== 'plain') expect(effect.safer.length).toBeGreaterThan(0);
  });
});

describe('a resource without any properties', () => {
  it.each([
    [
      undefined,
      { LifecycleConfiguration: { Rules: [{ Status: 'Enabled', ExpirationInDays: 1 }] } },
      'retention-shortened',
    ],
    [{ VersioningConfiguration: { Status: 'Enabled' } }, undefined, 'protection-removed'],
    [undefined, { Tags: [] }, null],
  ] as const)('from %j to %j: %s', async (before, after, trait) => {
    const side = (properties: unknown) =>
      template({
        It: {
          Type: 'AWS::S3::Bucket',
          ...(properties === undefined ? {} : { Properties: properties }),
        },
      });
    const effect = await effectOn('It', side(before), side(after));
    expect(effect.traits.filter((one) => NOTABLE.has(one))).toEqual(trait === null ? [] : [trait]);
  });
});

describe('what guards something else', () => {
  const side = (type: string, policy: string) =>
    template({ It: { Type: type, DeletionPolicy: policy }, Other: { Type: 'AWS::SNS::Topic' } });
  it.each([
    ['AWS::CloudTrail::Trail', 'Delete', true],
    ['AWS::Backup::BackupPlan', 'Delete', true],
    ['AWS::CloudTrail::Trail', 'Retain', false],
    ['AWS::CloudWatch::Dashboard', 'Delete', false],
  ] as const)('%s with DeletionPolicy %s that goes: %s', async (type, policy, open) => {
    const rest = template({ Other: { Type: 'AWS::SNS::Topic' } });
    const effect = await effectOn('It', side(type, policy), rest);
    expect(effect.traits.includes('protection-removed')).toBe(open);
  });
});

describe('a retention that nobody can tell', () => {
  it.each([
    [{ Ref: 'NoDefault' }, 'unknown'],
    [{ 'Fn::If': ['Here', 35, 40] }, 'reversible'],
    [{ 'Fn::If': ['Here', 35, 1] }, 'irreversible'],
  ])('%j is %s', async (value, reversibility) => {
    const side = (days: unknown) =>
      template({
        It: { Type: 'AWS::RDS::DBInstance', Properties: { BackupRetentionPeriod: days } },
      });
    expect(await effectOn('It', side(35), side(value))).toMatchObject({ reversibility });
  });
});
