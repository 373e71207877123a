/**
 * Two versions of an IAM policy of 200 statements: no package compares policies, so `JSON.parse` of both
 * stands against Holdpoint's reader, which works out what is allowed now and was not before. Run with
 * `node bench/iam-policy.ts`.
 */
import { iamFileReader } from '../src/readers/iam/file-reader.ts';
import { compared, milliseconds, type Figures } from './measure.ts';
import { expectEffects, versions } from './versions.ts';

const STATEMENTS = 200;
/** One statement of so many allows more than before. */
const EACH_WIDENED = 20;

export async function benchIamPolicy(): Promise<readonly Figures[]> {
  const [before, after] = [policy(false), policy(true)];
  const pair = versions('iam/orders-policy.json', before, after);
  return [
    await compared(
      `IAM policy of ${STATEMENTS} statements, two versions compared and judged`,
      '`JSON.parse` of both',
      () => [JSON.parse(before), JSON.parse(after)] as unknown[],
      async () => {
        expectEffects(await iamFileReader.read([pair]), 1);
      },
    ),
  ];
}

function policy(changed: boolean): string {
  const statements = Array.from({ length: STATEMENTS }, (_, n) => {
    const widened = changed && n % EACH_WIDENED === 0;
    return {
      Sid: `Statement${n}`,
      Effect: n % 10 === 9 ? 'Deny' : 'Allow',
      Action: widened ? ['s3:GetObject', 's3:DeleteObject'] : ['s3:GetObject', 's3:ListBucket'],
      Resource: [`arn:aws:s3:::orders-${n}`, `arn:aws:s3:::orders-${n}/*`],
      ...(n % 4 === 0 ? { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1234' } } } : {}),
    };
  });
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);
}

if (import.meta.main) {
  for (const figures of await benchIamPolicy()) console.log(milliseconds(figures));
}
