import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../types.ts';
import { cloudFormationReader } from './reader.ts';
import { change, changeSet, DB, ID, read, TABLE } from './test-change-sets.ts';

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
