import { describe, expect, it } from 'vitest';
import { effectOn, pairOf, readTemplates, template } from '../test-templates.ts';

const HEAD = "AWSTemplateFormatVersion: '2010-09-09'\n";
const TABLE = { Type: 'AWS::DynamoDB::Table', Properties: { BillingMode: 'PAY_PER_REQUEST' } };

describe('where nothing happens', () => {
  it.each([
    [
      'a description and metadata',
      template({ T: TABLE }),
      template({ T: { ...TABLE, Metadata: { a: 1 } } }, { Description: 'x', Metadata: { b: 1 } }),
    ],
    ['another order of keys', template({ A: TABLE, B: TABLE }), template({ B: TABLE, A: TABLE })],
    [
      'a number as text',
      template({ Q: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 30 } } }),
      template({ Q: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: '30' } } }),
    ],
    [
      'YAML instead of JSON',
      template({ T: { Type: 'AWS::SNS::Topic', Properties: { TopicName: { Ref: 'X' } } } }),
      `${HEAD}# now in YAML\nResources:\n  T:\n    Type: AWS::SNS::Topic\n    Properties:\n      TopicName: !Ref X\n`,
    ],
    [
      'a long form instead of a short one',
      `${HEAD}Resources:\n  T:\n    Type: AWS::SNS::Topic\n    Properties: {TopicName: !GetAtt A.B.C}\n`,
      `${HEAD}Resources:\n  T:\n    Type: AWS::SNS::Topic\n    Properties: {TopicName: {Fn::GetAtt: [A, B.C]}}\n`,
    ],
    [
      'AWS::NoValue instead of nothing',
      template({ T: { ...TABLE, Properties: {} } }),
      template({ T: { ...TABLE, Properties: { TableName: { Ref: 'AWS::NoValue' } } } }),
    ],
    [
      'an output without an export',
      template({ T: TABLE }, { Outputs: { A: { Value: 1 } } }),
      template({ T: TABLE }),
    ],
    [
      'dependencies',
      template({ T: TABLE, Q: { Type: 'AWS::SQS::Queue' } }),
      template({ T: { ...TABLE, DependsOn: 'Q' }, Q: { Type: 'AWS::SQS::Queue' } }),
    ],
    [
      'CRLF and a byte order mark',
      `${HEAD}Resources:\n  T:\n    Type: AWS::SNS::Topic\n`,
      `\uFEFF${HEAD}Resources:\n  T:\n    Type: AWS::SNS::Topic\n`.replaceAll('\n', '\r\n'),
    ],
  ])('%s', async (_name, before, after) => {
    const { effects, signals } = await readTemplates(pairOf(before, after));
    expect({ effects, signals }).toEqual({ effects: [], signals: [] });
  });
});

describe('a policy of a resource', () => {
  const keeps = (attributes: object, type = 'AWS::DynamoDB::Table') =>
    template({ T: { Type: type, ...attributes } });
  it.each([
    [
      'Retain to Delete',
      keeps({ DeletionPolicy: 'Retain' }),
      keeps({ DeletionPolicy: 'Delete' }),
      true,
    ],
    ['Retain to nothing', keeps({ DeletionPolicy: 'Retain' }), keeps({}), true],
    ['UpdateReplacePolicy gone', keeps({ UpdateReplacePolicy: 'Retain' }), keeps({}), true],
    [
      'Snapshot to Delete',
      keeps({ DeletionPolicy: 'Snapshot' }, 'AWS::EC2::Volume'),
      keeps({ DeletionPolicy: 'Delete' }, 'AWS::EC2::Volume'),
      true,
    ],
    [
      'the default of a database to Delete',
      keeps({}, 'AWS::RDS::DBCluster'),
      keeps({ DeletionPolicy: 'Delete' }, 'AWS::RDS::DBCluster'),
      true,
    ],
    ['nothing to Retain', keeps({}), keeps({ DeletionPolicy: 'Retain' }), false],
    ['Delete to nothing', keeps({ DeletionPolicy: 'Delete' }), keeps({}), false],
    [
      'Snapshot to the default of a database',
      keeps({ DeletionPolicy: 'Snapshot' }, 'AWS::RDS::DBCluster'),
      keeps({}, 'AWS::RDS::DBCluster'),
      false,
    ],
    [
      'Retain to Delete on what is made again',
      keeps({ DeletionPolicy: 'Retain' }, 'AWS::CloudWatch::Alarm'),
      keeps({ DeletionPolicy: 'Delete' }, 'AWS::CloudWatch::Alarm'),
      false,
    ],
  ])('%s', async (_name, before, after, removed) => {
    const effect = await effectOn('T', before, after);
    expect(effect.verb).toBe('update');
    expect(effect.traits.includes('protection-removed')).toBe(removed);
  });
});

describe('a new logical id', () => {
  it('is a new resource, and says how to keep the old one', async () => {
    const { effects } = await readTemplates(
      pairOf(template({ Old: TABLE }), template({ New: TABLE })),
    );
    const gone = effects.find(({ verb }) => verb === 'delete');
    expect(gone).toMatchObject({ reversibility: 'irreversible' });
    expect(gone?.why).toContain('comes back as New');
    expect(gone?.safer.join()).toContain('create-stack-refactor');
  });

  it('says nothing of the kind where the new one is another', async () => {
    const { effects } = await readTemplates(
      pairOf(template({ Old: TABLE }), template({ New: { Type: 'AWS::SQS::Queue' } })),
    );
    expect(effects.find(({ verb }) => verb === 'delete')?.why).not.toContain('comes back');
  });

  it('is told of a move to another template', async () => {
    const topic = { Type: 'AWS::SNS::Topic' };
    const { effects } = await readTemplates(
      pairOf(template({ T: TABLE, A: topic }), template({ A: topic }), 'a.yaml'),
      pairOf(template({ B: topic }), template({ B: topic, T: TABLE }), 'b.yaml'),
    );
    const gone = effects.find(({ verb }) => verb === 'delete');
    expect(gone).toMatchObject({ reversibility: 'irreversible' });
    expect(gone?.why).toContain('b.yaml');
  });

  it('takes another type for another thing', async () => {
    const effect = await effectOn(
      'T',
      template({ T: TABLE }),
      template({ T: { Type: 'AWS::SNS::Topic' } }),
    );
    expect(effect).toMatchObject({ verb: 'replace', reversibility: 'irreversible' });
    expect(effect.why).toContain('refuses');
  });
});

describe('a file', () => {
  it('that is new makes a stack, and says only what it opens', async () => {
    const { effects } = await readTemplates(
      pairOf(
        null,
        template({ T: TABLE, U: { Type: 'AWS::Lambda::Url', Properties: { AuthType: 'NONE' } } }),
      ),
    );
    expect(effects.map(({ verb, reversibility }) => [verb, reversibility])).toEqual([
      ['create', 'reversible'],
      ['expose', 'reversible'],
    ]);
  });

  it('that goes leaves the stack to whoever deletes it, and says so', async () => {
    const { effects } = await readTemplates(pairOf(template({ T: TABLE }), null));
    expect(effects[0]).toMatchObject({ verb: 'delete', reversibility: 'irreversible' });
    expect(effects[0]?.why).toContain('until something deletes the stack');
  });

  it('that only moves does nothing', async () => {
    const text = template({ T: TABLE });
    const { effects, signals } = await readTemplates(
      pairOf(text, null, 'old/a.yaml'),
      pairOf(null, text, 'new/a.yaml'),
    );
    expect({ effects, signals }).toEqual({ effects: [], signals: [] });
  });

  it('that moves and loses a table loses a table', async () => {
    const queue = { Type: 'AWS::SQS::Queue' };
    const { effects } = await readTemplates(
      pairOf(template({ T: TABLE, Q: queue }), null, 'old/a.yaml'),
      pairOf(null, template({ Q: queue }), 'new/a.yaml'),
    );
    expect(effects.map(({ verb }) => verb)).toEqual(['delete']);
  });

  it('names lines, and never a secret', async () => {
    const yaml = (password: string, days: number) =>
      `${HEAD}Resources:\n  Db:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      MasterUserPassword: ${password}\n      BackupRetentionPeriod: ${days}\n`;
    const effect = await effectOn('Db', yaml('hunter2', 35), yaml('hunter3', 1));
    expect(effect.evidence.at(-1)).toMatchObject({ line: 7, source: 'b/stacks/orders.yaml' });
    expect(effect.evidence.at(-1)?.excerpt.at(-1)).toMatchObject({
      number: 7,
      text: '  BackupRetentionPeriod: 1',
    });
    expect(effect.changes).toEqual(['BackupRetentionPeriod', 'MasterUserPassword']);
    expect(JSON.stringify(effect)).not.toMatch(/hunter/);
    expect(effect.resource).toMatchObject({ file: 'stacks/orders.yaml', provider: 'aws' });
  });
});

describe('what the template does not show', () => {
  it.each([
    ['a broken new side', template({ T: TABLE }), '{"Resources": {"T": ', 'hold'],
    ['a broken old side', `${HEAD}Resources: [`, template({ T: TABLE }), 'hold'],
    ['a key that stands twice', template({ T: TABLE }), `${HEAD}${HEAD}Resources: {}\n`, 'hold'],
    ['two documents', template({ T: TABLE }), `${HEAD}---\n${HEAD}`, 'hold'],
    ['a list', template({ T: TABLE }), '- a\n', 'hold'],
    ['a new macro', template({ T: TABLE }), template({ T: TABLE }, { Transform: 'Mine' }), 'hold'],
    [
      'a macro that was there',
      template({ T: TABLE }, { Transform: ['Mine'] }),
      template({ T: TABLE, U: TABLE }, { Transform: ['Mine'] }),
      'note',
    ],
  ])('%s', async (_name, before, after, weight) => {
    const { signals } = await readTemplates(pairOf(before, after));
    expect(signals.map((signal) => signal.weight)).toEqual([weight]);
    expect(signals[0]?.evidence[0]?.line).toBeGreaterThan(0);
  });

  it.each([
    ['SAM', 'AWS::Serverless-2016-10-31'],
    ['language extensions', 'AWS::LanguageExtensions'],
  ])('but %s is known', async (_name, transform) => {
    const { signals } = await readTemplates(
      pairOf(template({ T: TABLE }), template({ T: TABLE, U: TABLE }, { Transform: transform })),
    );
    expect(signals).toEqual([]);
  });

  it('holds loops and includes that differ', async () => {
    const loop = (...names: readonly string[]) =>
      template({ 'Fn::ForEach::Tables': ['Name', names, { 'T${Name}': TABLE }], T: TABLE });
    const { effects } = await readTemplates(pairOf(loop('a', 'b'), loop('a')));
    expect(effects).toMatchObject([{ verb: 'update', reversibility: 'unknown' }]);
  });

  it('does not let mappings multiply', async () => {
    const row = { a: Array<string>(2_000).fill('x') };
    const properties = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, n) => [`P${n}`, { 'Fn::FindInMap': ['M', 'r', 'a'] }]),
    );
    const big = (value: number) =>
      template(
        { T: { Type: 'AWS::SNS::Topic', Properties: { ...properties, V: value } } },
        { Mappings: { M: { r: row } } },
      );
    const { signals } = await readTemplates(pairOf(big(1), big(2)));
    expect(signals.map(({ weight }) => weight)).toEqual(['hold']);
  });

  it('does not let conditions multiply', async () => {
    const conditions = Object.fromEntries(
      Array.from({ length: 60 }, (_, n) => [
        `C${n}`,
        { 'Fn::And': [{ Condition: `C${n + 1}` }, { Condition: `C${n + 1}` }] },
      ]),
    );
    const { effects, signals } = await readTemplates(
      pairOf(
        template({ T: TABLE }),
        template({ T: { ...TABLE, Condition: 'C0' } }, { Conditions: conditions }),
      ),
    );
    expect(effects.length + signals.length).toBeGreaterThan(0);
  });
});

describe('outside of resources', () => {
  it('an export that goes is told and can come back', async () => {
    const exported = { Outputs: { A: { Value: 1, Export: { Name: 'a' } } } };
    const { effects } = await readTemplates(
      pairOf(template({ T: TABLE }, exported), template({ T: TABLE })),
    );
    expect(effects).toMatchObject([{ verb: 'delete', reversibility: 'reversible' }]);
  });
});
