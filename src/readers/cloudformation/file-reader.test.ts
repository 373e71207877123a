import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cloudFormationFileReader } from './file-reader.ts';
import { pairOf, readTemplates, template } from './test-templates.ts';

const YAML = `AWSTemplateFormatVersion: '2010-09-09'
Parameters:
  Env:
    Type: String
    Default: dev
Conditions:
  IsProd: !Equals [!Ref Env, prod]
Resources:
  Orders:
    Type: AWS::DynamoDB::Table
    DeletionPolicy: Retain
    Properties:
      TableName: !Sub '\${Env}-orders'
  Jobs:
    Type: AWS::SQS::Queue
    Condition: IsProd
`;

describe('what is a template', () => {
  it.each([
    ['a version alone', "AWSTemplateFormatVersion: '2010-09-09'\n", true],
    ['resources with types', 'Resources:\n  A:\n    Type: AWS::SNS::Topic\n', true],
    ['quoted ones', '"Resources":\n  A:\n    "Type": "AWS::SNS::Topic"\n', true],
    ['JSON', '{ "Resources": {"A": {"Type": "AWS::SNS::Topic"}} }', true],
    ['a custom resource', 'Resources:\n  A:\n    Type: Custom::Thing\n', true],
    ['a stack policy', '{"Statement":[{"Action":"Update:*"}]}', true],
    [
      'a manifest of Kubernetes',
      'apiVersion: v1\nkind: ConfigMap\ndata: {a: "AWS::SNS::Topic"}\n',
      false,
    ],
    [
      'a template inside a manifest',
      'data:\n  t: |\n    Resources:\n      A:\n        Type: AWS::SNS::Topic\n',
      false,
    ],
    ['other resources', 'Resources:\n  A:\n    Type: Book\n', false],
    ['a policy of IAM', '{"Statement":[{"Action":"s3:*"}]}', false],
    ['prose', 'Every AWSTemplateFormatVersion is a date.', false],
    ['nothing', '', false],
  ])('%s', (_name, text, known) => {
    expect(cloudFormationFileReader.recognises(pairOf(null, text))).toBe(known);
    expect(cloudFormationFileReader.recognises(pairOf(text, null))).toBe(known);
  });
});

describe('hostile templates', () => {
  it.each([
    [
      'keys of prototypes',
      template({ T: { Type: 'AWS::SQS::Queue' } }).replace('"T"', '"__proto__"'),
      1,
    ],
    [
      'a type that is a list',
      '{"Resources":{"T":{"Type":["AWS::SQS::Queue"]},"U":{"Type":"AWS::SQS::Queue"}}}',
      2,
    ],
    [
      'a resource that is text',
      '{"Resources":{"T":"AWS::SQS::Queue","U":{"Type":"AWS::SQS::Queue"}}}',
      2,
    ],
  ])('%s', async (_name, before, count) => {
    const { effects } = await readTemplates(pairOf(before, template({})));
    expect(effects).toHaveLength(count);
    for (const { verb } of effects) expect(verb).toBe('delete');
  });

  it.each([
    ['deep nesting', `${YAML}  X: ${'['.repeat(5_000)}`],
    ['deep maps', `{"Resources":${'{"a":'.repeat(5_000)}`],
    ['a NUL byte', `${YAML}  X: "\u0000"\n  X: 1\n`],
    [
      'aliases that multiply',
      `${YAML}Metadata:\n${Array.from(
        { length: 12 },
        (_, n) =>
          `  a${n}: &a${n} [${
            n === 0
              ? 'x'
              : Array<string>(10)
                  .fill(`*a${n - 1}`)
                  .join(', ')
          }]`,
      ).join('\n')}\n`,
    ],
    [
      'conditions in a long row',
      template(
        { T: { Type: 'AWS::SQS::Queue', Condition: 'C0' } },
        {
          Conditions: Object.fromEntries(
            Array.from({ length: 20_000 }, (_, n) => [
              `C${n}`,
              { 'Fn::Not': [{ Condition: `C${n + 1}` }] },
            ]),
          ),
        },
      ),
    ],
  ])('%s', async (_name, after) => {
    const { effects, signals } = await readTemplates(
      pairOf(template({ T: { Type: 'AWS::SQS::Queue' } }), after),
    );
    expect(effects.length + signals.length).toBeGreaterThan(0);
  });

  it('never lose a table in silence', async () => {
    expect.hasAssertions();
    await fc.assert(
      fc.asyncProperty(
        fc.nat(YAML.length - 1),
        fc.nat(40),
        fc.string({ maxLength: 4 }),
        async (from, length, insert) => {
          const after = YAML.slice(0, from) + insert + YAML.slice(from + length);
          const { effects, signals } = await readTemplates(pairOf(YAML, after));
          const gone = !/AWS::DynamoDB::Table/.test(after) || !/^ {2}Orders:/m.test(after);
          if (gone) expect(effects.length + signals.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('of any shape are read or held', async () => {
    const resource = fc.record(
      {
        Type: fc.constantFrom(
          'AWS::DynamoDB::Table',
          'AWS::IAM::Role',
          'Custom::X',
          'AWS::EC2::SecurityGroup',
        ),
        Condition: fc.constantFrom('A', 'B'),
        DeletionPolicy: fc.constantFrom('Retain', 'Delete', { Ref: 'P' }),
        Properties: fc.dictionary(
          fc.constantFrom(
            'TableName',
            'Policies',
            'SecurityGroupIngress',
            'Tags',
            'ManagedPolicyArns',
          ),
          fc.oneof(
            fc.jsonValue(),
            fc.constant({ 'Fn::If': ['A', { Ref: 'AWS::NoValue' }, 'x'] }),
            fc.constant({ 'Fn::FindInMap': ['M', { Ref: 'P' }, 'k'] }),
          ),
        ),
      },
      { requiredKeys: ['Type'] },
    );
    const whole = fc.record({
      Parameters: fc.dictionary(fc.constantFrom('P'), fc.jsonValue()),
      Conditions: fc.dictionary(
        fc.constantFrom('A', 'B'),
        fc.oneof(
          fc.jsonValue(),
          fc.constant({ Condition: 'B' }),
          fc.constant({ 'Fn::Equals': [{ Ref: 'P' }, 'a'] }),
        ),
      ),
      Mappings: fc.jsonValue(),
      Resources: fc.dictionary(fc.constantFrom('R', 'S'), resource),
    });
    await fc.assert(
      fc.asyncProperty(whole, whole, async (before, after) => {
        const { effects } = await readTemplates(
          pairOf(template(before.Resources, before), template(after.Resources, after)),
        );
        for (const [id, { Type }] of Object.entries(before.Resources)) {
          if (id in after.Resources) continue;
          const own = effects.find(({ resource }) => resource.address.endsWith(`#${id}`));
          expect([Type, own?.verb]).toEqual([Type, expect.stringMatching(/delete|forget/)]);
        }
      }),
      { numRuns: 300 },
    );
  });
});
