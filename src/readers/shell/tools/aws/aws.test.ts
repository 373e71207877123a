import { describe, expect, test } from 'vitest';
import { isHeld, readLine } from '../infrastructure/test-verdict.ts';
import { told } from '../test-tool.ts';
import { memoryWorld } from '../../world/memory-world.ts';
import { HELD, PASSES } from './test-lines.ts';
import { awsTools } from './tools.ts';

describe('aws', () => {
  test.each(HELD)('held: %s', async (line) => {
    expect(isHeld(await readLine(awsTools, line))).toBe(true);
  });
  test.each(PASSES)('passes: %s', async (line) => {
    expect(isHeld(await readLine(awsTools, line))).toBe(false);
  });
});

const [aws] = awsTools;
const CONFIG = `[default]
region = eu-west-1
[profile shop]
role_arn = arn:aws:iam::123456789012:role/production-admin
[profile play]
sso_account_name = sandbox
`;

test.each([
  [
    'aws rds delete-db-instance --db-instance-identifier prod-orders',
    {},
    'delete aws_db_instance prod-orders production irreversible holds-data',
  ],
  [
    'aws rds delete-db-instance --db-instance-identifier orders --profile dev',
    {},
    'delete aws_db_instance orders development irreversible holds-data',
  ],
  [
    'aws rds delete-db-instance --db-instance-identifier prod-orders --profile dev',
    {},
    'delete aws_db_instance prod-orders production irreversible holds-data',
  ],
  [
    'aws rds delete-db-instance --db-instance-identifier orders --profile shop',
    {},
    'delete aws_db_instance orders production irreversible holds-data',
  ],
  [
    'aws dynamodb delete-table --table-name orders',
    { AWS_PROFILE: 'play' },
    'delete aws_dynamodb_table orders development irreversible holds-data',
  ],
  [
    'aws dynamodb delete-table --table-name orders',
    { AWS_PROFILE: 'acme-prod' },
    'delete aws_dynamodb_table orders production irreversible holds-data',
  ],
  [
    'aws dynamodb delete-table --table-name orders',
    { AWS_ENDPOINT_URL: 'http://localhost:4566' },
    'delete aws_dynamodb_table orders development costly none',
  ],
  [
    'aws ec2 terminate-instances --instance-ids i-1',
    {},
    'delete aws_instance i-1 unknown costly unknown',
  ],
  [
    'aws s3 rm s3://acme-staging/x --recursive',
    {},
    'delete aws_s3_object s3://acme-staging/x staging irreversible holds-data',
  ],
  [
    'aws ec2 delete-volume --volume-id vol-1',
    {},
    'delete aws_ebs_volume vol-1 unknown irreversible holds-data',
  ],
  [
    'aws logs delete-log-group --log-group-name /prod/api',
    {},
    'delete aws_cloudwatch_log_group /prod/api production irreversible holds-data',
  ],
])('%s %o', async (line, env, expected) => {
  const world = memoryWorld({ files: { '/home/dev/.aws/config': CONFIG } });
  if (aws === undefined) throw new Error('no tool');
  expect(await told(aws, line, { world, env })).toEqual([expected]);
});

test('gives SQL inside to its reader, with the environment', async () => {
  const seen: string[] = [];
  await readLine(
    awsTools,
    `aws rds-data execute-statement --resource-arn arn:prod --sql 'DROP TABLE a'`,
    {
      inside: (text, name, setting) => {
        seen.push(text, name, setting.kind);
        return Promise.resolve({});
      },
    },
  );
  expect(seen).toEqual(['DROP TABLE a', 'command.sql', 'production']);
});
