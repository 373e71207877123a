import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectOf, readSample, sampleChange, samplePlan } from './sample-plan.ts';

const SECRET = 'pl4nted-s3cret';

/** Attributes whose values reach results elsewhere: names, tags, judged attributes, policies. */
const SHOWN = [
  'identifier',
  'name',
  'bucket',
  'deletion_protection',
  'skip_final_snapshot',
  'retention_in_days',
  'message_retention_seconds',
  'instance_class',
  'engine_version',
  'publicly_accessible',
  'acl',
  'policy',
  'member',
  'role',
  'role_definition_name',
  'tags',
  'ingress',
  'cidr_blocks',
];

const anyName = fc.oneof(
  fc.constantFrom(...SHOWN),
  fc.constantFrom('password', 'secret_string', 'user_data', 'connection_string', 'x'),
);

const secretValue = fc.oneof(
  fc.constant(SECRET),
  fc.constant(`prod-${SECRET}`),
  fc.constant([SECRET]),
  fc.constant({ Environment: `prod ${SECRET}` }),
  fc.constant([{ cidr_blocks: ['0.0.0.0/0'], from_port: 5, to_port: 6, protocol: SECRET }]),
  fc.constant([{ enabled: SECRET, cidr_blocks: [`${SECRET}/0`] }]),
  fc.constant(JSON.stringify({ Statement: [{ Effect: 'Allow', Action: SECRET, Principal: '*' }] })),
);

const TYPES = [
  'aws_db_instance',
  'aws_security_group',
  'aws_sqs_queue',
  'aws_iam_policy',
  'aws_s3_bucket_policy',
  'google_storage_bucket_iam_member',
  'azurerm_role_assignment',
  'aws_secretsmanager_secret_version',
  'acme_unlisted',
];

const marked = fc.dictionary(anyName, secretValue, { minKeys: 1, maxKeys: 6 });

describe('sensitive values', () => {
  it('appear nowhere in the result', async () => {
    const actions = fc.constantFrom(['create'], ['update'], ['delete'], ['delete', 'create']);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...TYPES),
        actions,
        marked,
        marked,
        fc.boolean(),
        async (type, verbs, before, after, whole) => {
          const mark = (values: object) =>
            whole ? true : Object.fromEntries(Object.keys(values).map((name) => [name, true]));
          const change = sampleChange(
            type,
            verbs,
            verbs[0] === 'create' && verbs.length === 1 ? null : before,
            verbs[0] === 'delete' && verbs.length === 1 ? null : after,
            { change: { before_sensitive: mark(before), after_sensitive: mark(after) } },
          );
          const result = await readSample(samplePlan([change]));
          expect(result.effects).toHaveLength(1);
          expect(JSON.stringify(result)).not.toContain(SECRET);
        },
      ),
      { numRuns: 600 },
    );
  });

  it('are recognised by their names where no mark says so', async () => {
    const names = ['password', 'master_password', 'secret_string', 'auth_token', 'private_key'];
    for (const name of names) {
      const change = sampleChange(
        'aws_db_instance',
        ['update'],
        { [name]: 'a' },
        { [name]: SECRET },
      );
      const effect = await effectOf(change);
      expect(effect.changes).toEqual([name]);
      expect(JSON.stringify(effect)).not.toContain(SECRET);
    }
  });

  it('show nothing but judged attributes even where nothing is sensitive', async () => {
    const before = { description: SECRET, deletion_protection: true };
    const after = { description: `${SECRET}2`, deletion_protection: false };
    const effect = await effectOf(sampleChange('aws_db_instance', ['update'], before, after));
    expect(JSON.stringify(effect)).not.toContain(SECRET);
    expect(effect.evidence[0]?.excerpt.map(({ text }) => text)).toEqual([
      '# aws_db_instance.x will be updated in place',
      '  - deletion_protection = true',
      '  + deletion_protection = false',
      '  ~ description',
    ]);
  });

  it('are never taken from variables declared sensitive, wherever the declaration stands', async () => {
    const change = sampleChange('aws_db_instance', ['delete'], {}, null);
    const variables = { environment: { value: `dev-${SECRET}` } };
    const declared = (sensitive: boolean) => ({
      variables,
      configuration: { root_module: { variables: { environment: { sensitive } } } },
    });
    const hidden = await effectOf(change, declared(true));
    expect(hidden.environment).toBe('unknown');
    expect(JSON.stringify(hidden)).not.toContain(SECRET);
    expect((await effectOf(change, declared(false))).environment).toBe('development');
  });
});
