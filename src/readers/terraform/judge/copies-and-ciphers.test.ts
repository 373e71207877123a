import { describe, expect, it } from 'vitest';
import type { Reversibility, Trait } from '../../../core/change/types.ts';
import { effectOf, sampleChange } from '../sample-plan.ts';

type Attributes = Readonly<Record<string, unknown>>;
type Row = readonly [
  type: string,
  before: Attributes,
  after: Attributes,
  reversibility: Reversibility,
  trait: Trait,
];

const eu = { region_name: 'eu-west-1' };
const us = { region_name: 'us-east-1' };
const UNPROTECTED: Trait = 'protection-removed';
const GRANT: Trait = 'permission-widened';

const HARMFUL: readonly Row[] = [
  ['aws_dynamodb_table', { replica: [eu, us] }, { replica: [us] }, 'costly', 'downtime'],
  [
    'azurerm_cosmosdb_account',
    { backup: [{ type: 'Continuous', tier: 'Continuous30Days' }] },
    { backup: [{ type: 'Continuous', tier: 'Continuous7Days' }] },
    'irreversible',
    'retention-shortened',
  ],
  [
    'aws_kms_key',
    { enable_key_rotation: true },
    { enable_key_rotation: false },
    'reversible',
    UNPROTECTED,
  ],
  [
    'aws_elasticache_replication_group',
    { transit_encryption_enabled: true },
    { transit_encryption_enabled: false },
    'reversible',
    UNPROTECTED,
  ],
  [
    'azurerm_storage_account',
    { min_tls_version: 'TLS1_2' },
    { min_tls_version: 'TLS1_0' },
    'reversible',
    UNPROTECTED,
  ],
  [
    'google_kms_crypto_key',
    { rotation_period: '7776000s' },
    { rotation_period: null },
    'reversible',
    UNPROTECTED,
  ],
  [
    'google_project_iam_custom_role',
    { permissions: ['storage.objects.get'] },
    { permissions: ['storage.objects.get', 'iam.serviceAccounts.actAs'] },
    'reversible',
    GRANT,
  ],
  [
    'google_project_iam_member',
    { role: 'roles/viewer', member: 'user:a@example.com' },
    { role: 'roles/iam.serviceAccountUser', member: 'user:a@example.com' },
    'reversible',
    GRANT,
  ],
];

const HARMLESS: readonly (readonly [string, Attributes, Attributes])[] = [
  ['aws_dynamodb_table', { replica: [eu, us] }, { replica: [us, eu] }],
  ['aws_dynamodb_table', { replica: [us] }, { replica: [us, eu] }],
  [
    'azurerm_cosmosdb_account',
    { backup: [{ type: 'Continuous', tier: 'Continuous7Days' }] },
    { backup: [{ type: 'Continuous', tier: 'Continuous30Days' }] },
  ],
  ['aws_kms_key', { enable_key_rotation: false }, { enable_key_rotation: true }],
  [
    'aws_elasticache_replication_group',
    { transit_encryption_enabled: false },
    { transit_encryption_enabled: true },
  ],
  ['azurerm_storage_account', { min_tls_version: 'TLS1_0' }, { min_tls_version: 'TLS1_2' }],
  ['google_kms_crypto_key', { rotation_period: '7776000s' }, { rotation_period: '2592000s' }],
  [
    'google_project_iam_custom_role',
    { permissions: ['storage.objects.get', 'iam.serviceAccounts.actAs'] },
    { permissions: ['iam.serviceAccounts.actAs', 'storage.objects.list'] },
  ],
];

function judged(type: string, before: Attributes, after: Attributes) {
  return effectOf(sampleChange(type, ['update'], before, after));
}

describe('copies that go and ciphers that weaken', () => {
  it.each(HARMFUL)('%s from %j to %j', async (type, before, after, reversibility, trait) => {
    const effect = await judged(type, before, after);
    expect(effect.reversibility).toBe(reversibility);
    expect(effect.traits).toContain(trait);
  });

  it.each(HARMLESS)('%s from %j to %j is no matter', async (type, before, after) => {
    const { reversibility, traits } = await judged(type, before, after);
    expect(reversibility).toBe('reversible');
    for (const trait of [UNPROTECTED, GRANT, 'retention-shortened', 'downtime'] as const) {
      expect(traits).not.toContain(trait);
    }
  });
});
