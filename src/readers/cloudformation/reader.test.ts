import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reversibility, Trait, Verb } from '../../core/change/types.ts';
import type { ReaderResult } from '../types.ts';
import { InputError } from '../types.ts';
import { cloudFormationReader } from './reader.ts';

type Fields = Readonly<Record<string, unknown>>;

async function read(text: string | Uint8Array): Promise<ReaderResult> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += 997) yield bytes.subarray(at, at + 997);
  }
  return cloudFormationReader.read({ name: 'changes.json', bytes: chunks() });
}

const ID = (name: string) => `arn:aws:cloudformation:eu-west-1:1:changeSet/${name}/1`;

function changeSet(changes: readonly Fields[], more: Fields = {}): Fields {
  return {
    ChangeSetName: 'release',
    ChangeSetId: ID('release'),
    StackName: 'orders-prod',
    Status: 'CREATE_COMPLETE',
    ExecutionStatus: 'AVAILABLE',
    Changes: changes.map((change) => ({ Type: 'Resource', ResourceChange: change })),
    ...more,
  };
}

function change(Action: string, ResourceType: string, more: Fields = {}): Fields {
  return { Action, LogicalResourceId: 'It', ResourceType, Scope: [], Details: [], ...more };
}

const detail = (Name: string, RequiresRecreation: string, more: Fields = {}) => ({
  Target: { Attribute: 'Properties', Name, RequiresRecreation, ...more },
  Evaluation: 'Static',
  ChangeSource: 'DirectModification',
});

type Row = readonly [
  name: string,
  change: Fields,
  verb: Verb,
  reversibility: Reversibility,
  ...traits: readonly Trait[],
];

const TABLE = 'AWS::DynamoDB::Table';
const DB = 'AWS::RDS::DBInstance';

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

describe('a change set as a whole', () => {
  const removed = change('Remove', TABLE);
  const nested = change('Modify', 'AWS::CloudFormation::Stack', { ChangeSetId: ID('child') });
  const child = changeSet([removed], { ChangeSetId: ID('child'), StackName: 'orders-prod-db' });

  it.each([
    ['NextToken', { NextToken: 'x' }],
    ['a failed one', { Status: 'FAILED', StatusReason: 'no such role' }],
    ['one that is still made', { Status: 'CREATE_IN_PROGRESS' }],
    ['one that was executed', { ExecutionStatus: 'EXECUTE_COMPLETE' }],
    ['an obsolete one', { ExecutionStatus: 'OBSOLETE' }],
    ['one without changes', { Changes: null }],
    ['an entry that says nothing', { Changes: [{ Type: 'Resource' }] }],
  ])('holds %s', async (_name, more) => {
    const { signals } = await read(JSON.stringify(changeSet([removed], more)));
    expect(signals.map(({ weight }) => weight)).toContain('hold');
  });

  it.each([
    "The submitted information didn't contain changes. Submit different information.",
    'No updates are to be performed.',
  ])('says nothing where nothing changes: %s', async (StatusReason) => {
    const text = JSON.stringify(
      changeSet([], { Status: 'FAILED', ExecutionStatus: 'UNAVAILABLE', StatusReason }),
    );
    expect(await read(text)).toMatchObject({ effects: [], signals: [] });
  });

  it.each([
    ['in a list', JSON.stringify([changeSet([nested]), child])],
    ['one after the other', `${JSON.stringify(changeSet([nested]))}\n${JSON.stringify(child)}`],
  ])('reads nested change sets %s', async (_name, text) => {
    const { effects } = await read(text);
    expect(effects.map(({ verb, resource }) => [verb, resource.address])).toEqual([
      ['delete', 'orders-prod-db/It'],
    ]);
  });

  it('joins pages, and knows when the last one is missing', async () => {
    const page = JSON.stringify(changeSet([removed], { NextToken: 'x' }));
    const last = JSON.stringify(changeSet([{ ...removed, LogicalResourceId: 'Other' }]));
    const whole = await read(`${page}\n${last}`);
    expect(whole.effects).toHaveLength(2);
    expect(whole.signals).toEqual([]);
    expect((await read(page)).signals).toHaveLength(1);
  });

  it('tells what happens to the stack on failure', async () => {
    const { signals } = await read(JSON.stringify(changeSet([], { OnStackFailure: 'DELETE' })));
    expect(signals).toMatchObject([{ kind: 'destroy-mode', weight: 'note' }]);
  });

  it.each([
    ['production', { StackName: 'x', Tags: [{ Key: 'Environment', Value: 'production' }] }],
    ['staging', { StackName: 'x', Parameters: [{ ParameterKey: 'Stage', ParameterValue: 'stg' }] }],
    ['production', { StackName: 'orders-prod', Tags: [{ Key: 'env', Value: 'dev' }] }],
    ['development', { StackName: 'orders-dev' }],
    ['unknown', { StackName: 'orders' }],
    ['unknown', { StackName: 'orders', Tags: [{ Key: 'team', Value: 'prod' }] }],
  ])('is for %s: %j', async (kind, more) => {
    const { effects } = await read(JSON.stringify(changeSet([removed], more)));
    expect(effects[0]?.environment).toBe(kind);
  });

  it('shows the line and never a value that is secret', async () => {
    const text = JSON.stringify(
      changeSet([
        change('Modify', DB, {
          Replacement: 'False',
          BeforeContext: '{"Properties":{"MasterUserPassword":"hunter2"}}',
          AfterContext: '{"Properties":{"MasterUserPassword":"hunter3"}}',
        }),
      ]),
      null,
      2,
    );
    const { effects } = await read(text);
    const line = text.split('\n').findIndex((one) => one.includes('"ResourceChange"')) + 1;
    expect(effects[0]?.evidence[0]?.line).toBe(line);
    expect(JSON.stringify(effects)).not.toMatch(/hunter/);
  });
});

describe('what is no change set', () => {
  it.each([
    ['a plan of Terraform', '{"format_version":"1.2","resource_changes":[]}', false],
    ['a template', '{"Resources":{"T":{"Type":"AWS::SNS::Topic"}}}', false],
    ['prose', 'A "ChangeSetId" is made by CloudFormation', false],
    ['a change set', JSON.stringify(changeSet([])), true],
    ['a list of them', JSON.stringify([changeSet([])], null, 2), true],
    ['one change alone', '{"Changes":[{"ResourceChange": {"Action":"Add"}}]}', true],
  ])('%s', (_name, head, known) => {
    expect(cloudFormationReader.recognises(head, 'x.json')).toBe(known);
  });

  it.each([
    ['a cut-off one', JSON.stringify(changeSet([change('Remove', TABLE)])).slice(0, -9)],
    ['one with something after it', `${JSON.stringify(changeSet([]))} rest`],
    ['another object', '{"a":1}'],
    ['nothing', ' '],
    ['deep nesting', '['.repeat(100_000)],
    ['broken UTF-8', new Uint8Array([0x7b, 0xff, 0x7d])],
  ])('throws for %s', async (_name, text) => {
    await expect(read(text)).rejects.toBeInstanceOf(InputError);
  });

  it('never takes garbage for nothing to do', async () => {
    const whole = JSON.stringify(changeSet([change('Remove', TABLE)]));
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.nat(whole.length - 1),
        fc.string({ maxLength: 3 }),
        async (from, length, insert) => {
          const text = whole.slice(0, from) + insert + whole.slice(from + (length % 12));
          try {
            const { effects, signals } = await read(text);
            expect(effects.length + signals.length).toBeGreaterThan(0);
          } catch (fault) {
            if (!(fault instanceof InputError)) throw fault;
          }
        },
      ),
      { numRuns: 300 },
    );
    await fc.assert(
      fc.asyncProperty(fc.json(), async (text) => {
        await read(`{"Changes":[{"Type":"Resource","ResourceChange":${text}}]}`).catch(
          (fault: unknown) => {
            if (!(fault instanceof InputError)) throw fault;
          },
        );
      }),
    );
  });
});
