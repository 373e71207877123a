import { describe, expect, it } from 'vitest';
import { pairOf, readTemplates } from '../test-templates.ts';

type Statement = Readonly<Record<string, unknown>>;

const allow = (Action: unknown, Resource: unknown = '*'): Statement => ({
  Effect: 'Allow',
  Action,
  Principal: '*',
  Resource,
});
const deny = (Action: unknown, Resource: unknown = '*'): Statement => ({
  ...allow(Action, Resource),
  Effect: 'Deny',
});
const policy = (...statements: readonly Statement[]) => JSON.stringify({ Statement: statements });
const ALL = allow('Update:*');
const DB = 'LogicalResourceId/Db';

describe('a stack policy', () => {
  it.each([
    ['denies no longer', policy(ALL, deny('Update:*', DB)), policy(ALL), true],
    [
      'denies less',
      policy(ALL, deny(['Update:Replace', 'Update:Delete'], DB)),
      policy(ALL, deny('Update:Delete', DB)),
      true,
    ],
    [
      'denies something else',
      policy(ALL, deny('Update:*', DB)),
      policy(ALL, deny('Update:*', 'LogicalResourceId/Q')),
      true,
    ],
    [
      'denies on a condition',
      policy(deny('Update:*')),
      policy({
        ...deny('Update:*'),
        Condition: { StringEquals: { ResourceType: ['AWS::RDS::DBInstance'] } },
      }),
      true,
    ],
    ['turns around', policy(deny('Update:*', DB)), policy(allow('Update:*', DB)), true],
    ['allows more', policy(allow('Update:Modify')), policy(ALL), true],
    ['goes', policy(ALL, deny('Update:*', DB)), null, true],
    ['denies more', policy(ALL), policy(ALL, deny('Update:*', DB)), false],
    [
      'denies everything instead',
      policy(deny('Update:Delete', DB)),
      policy(deny('Update:*')),
      false,
    ],
    ['allows less', policy(ALL), policy(allow('Update:Modify')), false],
    [
      'is put in another order',
      policy(ALL, deny('Update:*', DB)),
      policy(deny('Update:*', DB), ALL),
      false,
    ],
    ['gets names', policy(ALL), policy({ ...ALL, Sid: 'a' }), false],
    ['comes', null, policy(ALL), false],
  ])('%s', async (_name, before, after, removed) => {
    const { effects, signals } = await readTemplates(pairOf(before, after, 'stack-policy.json'));
    expect(signals).toEqual([]);
    expect(effects.map(({ traits }) => traits)).toEqual(removed ? [['protection-removed']] : []);
  });

  it('that cannot be read is held', async () => {
    const { signals } = await readTemplates(
      pairOf(policy(deny('Update:*')), '{"Statement": [ "Update:*"', 'stack-policy.json'),
    );
    expect(signals).toMatchObject([{ weight: 'hold' }]);
  });

  it('is not taken for a policy of IAM', async () => {
    const iam = policy({ Effect: 'Allow', Action: 's3:*', Resource: '*' });
    expect(await readTemplates(pairOf(iam, policy(), 'iam.json'))).toMatchObject({ effects: [] });
  });
});
