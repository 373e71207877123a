import { describe, expect, it } from 'vitest';
import type { Effect } from '../../core/change/types.ts';
import { A, B, D, TABLE } from './aws-cases.ts';
import type { Kind } from './aws-cases.ts';
import { iamFileReader } from './file-reader.ts';

const policy = (statements: unknown) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);

async function read(before: string | null, after: string | null): Promise<readonly Effect[]> {
  const { effects, signals } = await iamFileReader.read([
    {
      path: 'iam/ci.json',
      before,
      after,
      sources: { before: 'a', after: 'b' },
      environment: { kind: 'production', name: 'prod' },
      inRepository: true,
    },
  ]);
  expect(signals).toEqual([]);
  return effects;
}

function kindOf([effect]: readonly Effect[]): Kind {
  if (effect === undefined) return 'equal';
  if (effect.traits.includes('public-exposure')) return 'open';
  if (effect.reversibility === 'unknown') return 'unknown';
  return effect.traits.includes('permission-widened') ? 'widened' : 'narrowed';
}

describe('a policy document', () => {
  it.each(TABLE)('with %s', async (_, before, after, kind) => {
    expect(kindOf(await read(policy(before), policy(after)))).toBe(kind);
  });

  it.each(TABLE)('the other way round: %s', async (_, before, after, __, back) => {
    expect(kindOf(await read(policy(after), policy(before)))).toBe(back);
  });

  it.each(TABLE)('without a change: %s', async (_, before) => {
    expect(await read(policy(before), `${policy(before)}\n`)).toEqual([]);
  });

  it.each([
    ['any role passed on', A('iam:PassRole', '*'), 'iam:passrole'],
    ['any role taken', A('sts:*', '*'), 'sts:assumerole'],
    ['everything', A('*', '*'), 'every action'],
    [
      'everything but',
      { Effect: 'Allow', NotAction: 'billing:*', Resource: '*' },
      'everything but a few',
    ],
  ])('says that it escalates: %s', async (_, statement, words) => {
    const [effect] = await read(
      policy(A('s3:GetObject', B)),
      policy([A('s3:GetObject', B), statement]),
    );
    expect(effect?.why).toContain(words);
    const [fresh] = await read(null, policy(statement));
    expect(fresh).toMatchObject({ verb: 'grant', reversibility: 'reversible' });
  });

  it('that is new and small is only made', async () => {
    const [effect] = await read(null, policy(A('s3:GetObject', B)));
    expect(effect).toMatchObject({
      verb: 'create',
      reversibility: 'reversible',
      traits: ['identity'],
    });
  });

  it('that goes can be written again, and says what it denied', async () => {
    const [effect] = await read(policy(A('s3:*', B)), null);
    expect(effect).toMatchObject({
      verb: 'delete',
      reversibility: 'reversible',
      traits: ['identity'],
    });
    const [guard] = await read(policy(D('s3:*', B)), null);
    expect(guard?.traits).toContain('protection-removed');
  });
});
