import { describe, expect, it } from 'vitest';
import type { Reversibility, Trait, Verb } from '../../../core/change/types.ts';
import { change, changeSet, DB, detail, ID, read, TABLE } from '../test-change-sets.ts';
import type { Fields } from '../test-change-sets.ts';

type Row = readonly [
  name: string,
  change: Fields,
  verb: Verb,
  reversibility: Reversibility,
  ...traits: readonly Trait[],
];

const ROWS: readonly Row[] = [
  ['table removed', change('Remove', TABLE), 'delete', 'irreversible', 'database'],
  ['table deleted', change('Remove', TABLE, { PolicyAction: 'Delete' }), 'delete', 'irreversible'],
  ['table retained', change('Remove', TABLE, { PolicyAction: 'Retain' }), 'forget', 'reversible'],
  ['database snapshot', change('Remove', DB, { PolicyAction: 'Snapshot' }), 'delete', 'costly'],
  [
    'table "snapshot"',
    change('Remove', TABLE, { PolicyAction: 'Snapshot' }),
    'delete',
    'irreversible',
  ],
  ['bucket removed, unseen', change('Remove', 'AWS::S3::Bucket'), 'delete', 'irreversible'],
  ['custom removed', change('Remove', 'Custom::Thing'), 'delete', 'unknown', 'unlisted-type'],
  ['alarm removed', change('Remove', 'AWS::CloudWatch::Alarm'), 'delete', 'reversible'],
  ['table added', change('Add', TABLE), 'create', 'reversible'],
  ['custom added', change('Add', 'Custom::Thing'), 'create', 'reversible'],
  ['table imported', change('Import', TABLE), 'import', 'reversible'],
  ['table synced', change('SyncWithActual', TABLE), 'import', 'reversible'],
  ['dynamic', change('Dynamic', TABLE), 'execute', 'unknown'],
  ['a new action', change('Explode', TABLE), 'execute', 'unknown'],
  ['table replaced', change('Modify', TABLE, { Replacement: 'True' }), 'replace', 'irreversible'],
  [
    'table perhaps replaced',
    change('Modify', TABLE, { Replacement: 'Conditional' }),
    'replace',
    'irreversible',
    'conditional-replacement',
  ],
  [
    'table replaced and kept',
    change('Modify', TABLE, { Replacement: 'True', PolicyAction: 'ReplaceAndRetain' }),
    'replace',
    'costly',
  ],
  [
    'database replaced with snapshot',
    change('Modify', DB, { Replacement: 'True', PolicyAction: 'ReplaceAndSnapshot' }),
    'replace',
    'costly',
  ],
  [
    'database replaced and deleted',
    change('Modify', DB, { Replacement: 'True', PolicyAction: 'ReplaceAndDelete' }),
    'replace',
    'irreversible',
  ],
  ['table in place', change('Modify', TABLE, { Replacement: 'False' }), 'update', 'reversible'],
  ['tags only', change('Modify', TABLE, { Scope: ['Tags'] }), 'update', 'reversible'],
  [
    'no replacement given',
    change('Modify', TABLE, { Scope: ['Properties'] }),
    'replace',
    'irreversible',
  ],
  [
    'only details say it',
    change('Modify', TABLE, { Details: [detail('TableName', 'Always')] }),
    'replace',
    'irreversible',
  ],
  [
    'details say never',
    change('Modify', TABLE, { Details: [detail('BillingMode', 'Never')] }),
    'update',
    'reversible',
  ],
  [
    'lambda replaced',
    change('Modify', 'AWS::Lambda::Function', { Replacement: 'True' }),
    'replace',
    'reversible',
  ],
  [
    'nested stack that is not shown',
    change('Modify', 'AWS::CloudFormation::Stack', {
      Replacement: 'False',
      ChangeSetId: ID('child'),
    }),
    'update',
    'unknown',
  ],
  [
    'nested stack removed',
    change('Remove', 'AWS::CloudFormation::Stack'),
    'delete',
    'irreversible',
  ],
  [
    'retention cut, shown by values',
    change('Modify', DB, {
      Replacement: 'False',
      Details: [detail('BackupRetentionPeriod', 'Never', { BeforeValue: '35', AfterValue: '1' })],
    }),
    'update',
    'irreversible',
    'retention-shortened',
  ],
  [
    'protection off, shown by its path',
    change('Modify', TABLE, {
      Replacement: 'False',
      Details: [
        detail('PointInTimeRecoverySpecification', 'Never', {
          Path: '/Properties/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled',
          BeforeValue: 'true',
          AfterValue: 'false',
        }),
      ],
    }),
    'update',
    'irreversible',
    'protection-removed',
  ],
  [
    'bucket opened, shown by contexts',
    change('Modify', 'AWS::S3::Bucket', {
      Replacement: 'False',
      BeforeContext: '{"Properties":{"AccessControl":"Private"}}',
      AfterContext: '{"Properties":{"AccessControl":"PublicRead"}}',
    }),
    'expose',
    'reversible',
    'public-exposure',
  ],
  [
    'policy gone, shown by contexts',
    change('Modify', TABLE, {
      Replacement: 'False',
      BeforeContext: '{"DeletionPolicy":"Retain","Properties":{}}',
      AfterContext: '{"Properties":{}}',
    }),
    'update',
    'reversible',
    'protection-removed',
  ],
  [
    'bucket removed, shown by context',
    change('Remove', 'AWS::S3::Bucket', { BeforeContext: '{"Properties":{}}' }),
    'delete',
    'costly',
  ],
];

describe('a change of a change set', () => {
  it.each(ROWS.map((row) => [row[0], row] as const))('%s', async (_name, row) => {
    const [, one, verb, reversibility, ...traits] = row;
    const { effects, signals } = await read(JSON.stringify(changeSet([one])));
    expect(signals).toEqual([]);
    expect(effects).toHaveLength(1);
    expect(effects[0]).toMatchObject({ verb, reversibility, environment: 'production' });
    expect(effects[0]?.traits).toEqual(expect.arrayContaining([...traits]));
    expect(effects[0]?.resource.address).toBe('orders-prod/It');
  });
});
