import { describe, expect, it } from 'vitest';
import { effectOf, sampleChange } from '../sample-plan.ts';

type Attributes = Readonly<Record<string, unknown>>;

/** Each row is read both ways: as it stands it removes a protection, backwards it adds one. */
const GUARDS: readonly (readonly [string, Attributes, Attributes])[] = [
  ['aws_cloudtrail', { enable_logging: true }, { enable_logging: false }],
  ['aws_guardduty_detector', { enable: true }, { enable: false }],
  [
    'aws_efs_backup_policy',
    { backup_policy: [{ status: 'ENABLED' }] },
    { backup_policy: [{ status: 'DISABLED' }] },
  ],
  [
    'aws_backup_plan',
    { rule: [{ rule_name: 'daily' }, { rule_name: 'monthly' }] },
    { rule: [{ rule_name: 'monthly' }] },
  ],
  ['aws_backup_vault_lock_configuration', { min_retention_days: 30 }, { min_retention_days: 1 }],
  [
    'aws_s3_bucket_object_lock_configuration',
    { rule: [{ default_retention: [{ mode: 'COMPLIANCE', days: 365 }] }] },
    { rule: [{ default_retention: [{ mode: 'COMPLIANCE', days: 1 }] }] },
  ],
  [
    'aws_s3_bucket_versioning',
    { versioning_configuration: [{ status: 'Enabled', mfa_delete: 'Enabled' }] },
    { versioning_configuration: [{ status: 'Enabled', mfa_delete: 'Disabled' }] },
  ],
  [
    'google_storage_bucket',
    { retention_policy: [{ retention_period: 31_536_000 }] },
    { retention_policy: [] },
  ],
  ['azurerm_management_lock', { lock_level: 'ReadOnly' }, { lock_level: 'CanNotDelete' }],
  ['github_branch_protection', { allows_force_pushes: false }, { allows_force_pushes: true }],
  ['github_branch_protection', { enforce_admins: true }, { enforce_admins: false }],
  [
    'github_branch_protection',
    { required_pull_request_reviews: [{ required_approving_review_count: 2 }] },
    { required_pull_request_reviews: [{ required_approving_review_count: 1 }] },
  ],
  ['github_branch_protection', { required_status_checks: [{ strict: true }] }, {}],
];

/** The same for times: as it stands data goes, backwards more is kept. */
const KEPT: readonly (readonly [string, Attributes, Attributes])[] = [
  [
    'azurerm_mssql_database',
    { long_term_retention_policy: [{ weekly_retention: 'P12W' }] },
    { long_term_retention_policy: [{ weekly_retention: 'PT0S' }] },
  ],
  ['azurerm_servicebus_queue', { default_message_ttl: 'P14D' }, { default_message_ttl: 'PT1H' }],
];

describe('a guard that stays', () => {
  it.each(GUARDS)('%s from %j to %j guards less, and more the other way', async (...row) => {
    const [type, strong, weak] = row;
    const lost = await effectOf(sampleChange(type, ['update'], strong, weak));
    expect(lost.traits).toContain('protection-removed');
    const gained = await effectOf(sampleChange(type, ['update'], weak, strong));
    expect(gained.traits).not.toContain('protection-removed');
  });
});

describe('a time that is written as a duration', () => {
  it.each(KEPT)('%s from %j to %j keeps less, and more the other way', async (...row) => {
    const [type, long, short] = row;
    const lost = await effectOf(sampleChange(type, ['update'], long, short));
    expect(lost).toMatchObject({ reversibility: 'irreversible' });
    const gained = await effectOf(sampleChange(type, ['update'], short, long));
    expect(gained).toMatchObject({ reversibility: 'reversible' });
  });
});

describe('a management policy for an account', () => {
  const rule = (days: number) => [
    {
      enabled: true,
      actions: [{ base_blob: [{ delete_after_days_since_modification_greater_than: days }] }],
    },
  ];
  const type = 'azurerm_storage_management_policy';

  it('deletes what is old as soon as it is made', async () => {
    const made = { storage_account_id: 'a', rule: rule(3) };
    const effect = await effectOf(sampleChange(type, ['create'], null, made));
    expect(effect.reversibility).toBe('irreversible');
  });

  it.each([
    [{ storage_account_id: 'a', rule: rule(-1) }, {}],
    [{ rule: rule(3) }, { change: { after_unknown: { storage_account_id: true } } }],
  ])('deletes nothing where there is no age or nothing yet: %j', async (made, more) => {
    const effect = await effectOf(sampleChange(type, ['create'], null, made, more));
    expect(effect.reversibility).toBe('reversible');
  });
});
