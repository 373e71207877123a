/**
 * Two versions of a CloudFormation template: `JSON.parse` and `fullDiff` of @aws-cdk/cloudformation-diff,
 * which is what `cdk diff` prints, against Holdpoint's reader. Run with
 * `node bench/cloudformation-template.ts`.
 */
import { fullDiff } from '@aws-cdk/cloudformation-diff';
import { cloudFormationFileReader } from '../src/readers/cloudformation/file-reader.ts';
import { compared, medianTime, milliseconds, row, timed, type Figures } from './measure.ts';
import { expectEffects, versions } from './versions.ts';

/** A large stack, and ten times what CloudFormation takes. */
const [FEW, MANY] = [300, 5_000] as const;
/** One resource of so many differs. */
const EACH_CHANGED = 10;
const BASELINE = '`JSON.parse` and `fullDiff` of `@aws-cdk/cloudformation-diff`';

type Document = Parameters<typeof fullDiff>[0];
type Properties = Readonly<Record<string, unknown>>;

/** A type, its properties, and those of a new version. */
const FORMS: readonly (readonly [
  type: string,
  before: (n: number) => Properties,
  after: Properties,
])[] = [
  [
    'AWS::Lambda::Function',
    (n) => ({
      FunctionName: `orders-${n}`,
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      MemorySize: 256,
      Code: { S3Bucket: 'artifacts', S3Key: `orders-${n}.zip` },
      Environment: { Variables: { TABLE: { Ref: `R${n - (n % 5) + 1}` }, LEVEL: 'info' } },
    }),
    { MemorySize: 512 },
  ],
  [
    'AWS::DynamoDB::Table',
    (n) => ({
      TableName: `orders-${n}`,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    }),
    { KeySchema: [{ AttributeName: 'order', KeyType: 'HASH' }] },
  ],
  [
    'AWS::SQS::Queue',
    (n) => ({ QueueName: `orders-${n}`, VisibilityTimeout: 60, MessageRetentionPeriod: 345_600 }),
    { VisibilityTimeout: 120 },
  ],
  [
    'AWS::RDS::DBInstance',
    (n) => ({
      DBInstanceIdentifier: `orders-${n}`,
      DBInstanceClass: 'db.r6g.large',
      Engine: 'postgres',
      AllocatedStorage: '100',
      StorageEncrypted: true,
    }),
    { DBInstanceClass: 'db.r6g.xlarge' },
  ],
  [
    'AWS::Logs::LogGroup',
    (n) => ({ LogGroupName: `/orders/${n}`, RetentionInDays: 30 }),
    { RetentionInDays: 60 },
  ],
];

export async function benchCloudFormationTemplate(): Promise<readonly Figures[]> {
  const few = works(FEW);
  const many = works(MANY);
  return [
    await compared(few.what, BASELINE, few.theirs, few.own),
    // It takes many seconds, which one run tells as well as five.
    row(many.what, BASELINE, await timed(many.theirs), await medianTime(many.own)),
  ];
}

function works(size: number) {
  const [before, after] = [template(size, false), template(size, true)];
  const pair = versions('stacks/orders.template.json', before, after);
  const changed = size / EACH_CHANGED;
  return {
    what: `CloudFormation template of ${size.toLocaleString('en')} resources, two versions, read and judged`,
    theirs: (): void => {
      const { resources } = fullDiff(JSON.parse(before) as Document, JSON.parse(after) as Document);
      if (resources.differenceCount < changed) throw new Error('Some differences were not seen.');
    },
    own: async (): Promise<void> => {
      expectEffects(await cloudFormationFileReader.read([pair]), changed);
    },
  };
}

function template(size: number, changed: boolean): string {
  const resources = Array.from({ length: size }, (_, n) => {
    const [type, before, after] = FORMS[n % FORMS.length] as (typeof FORMS)[number];
    // Blocks of as many as there are types, so that every type changes.
    const differs = changed && Math.floor(n / FORMS.length) % EACH_CHANGED === 0;
    return [
      `R${n}`,
      { Type: type, Properties: differs ? { ...before(n), ...after } : before(n) },
    ] as const;
  });
  return JSON.stringify(
    { AWSTemplateFormatVersion: '2010-09-09', Resources: Object.fromEntries(resources) },
    null,
    2,
  );
}

if (import.meta.main) {
  for (const figures of await benchCloudFormationTemplate()) console.log(milliseconds(figures));
}
