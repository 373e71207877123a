import type { AwsRule } from './rules.ts';
import { on } from './rules.ts';

const UNGUARDED = { reversibility: 'reversible', traits: ['protection-removed'] } as const;
const GIVEN = {
  verb: 'grant',
  reversibility: 'reversible',
  traits: ['permission-widened', 'identity'],
} as const;
const LOGS_GO = {
  verb: 'delete',
  reversibility: 'irreversible',
  data: 'holds-data',
  traits: ['log-erased'],
} as const;
const POWERFUL = /AdministratorAccess|PowerUserAccess|IAMFullAccess|\bAdmin\w*|FullAccess|root\b/;

/** Operations on accounts, permissions, keys, logs and guards. */
export const accountRules: readonly AwsRule[] = [
  on(
    'iam attach-user-policy|attach-role-policy|attach-group-policy',
    'It gives rights over very much.',
    GIVEN,
    { where: POWERFUL },
  ),
  on(
    'iam put-user-policy|put-role-policy|put-group-policy|create-policy-version|set-default-policy-version',
    'It gives rights by a policy that was not read.',
    GIVEN,
  ),
  on('iam update-assume-role-policy', 'It changes who may act as the role.', GIVEN),
  on('iam add-user-to-group', 'It gives the rights of a powerful group.', GIVEN, {
    where: POWERFUL,
  }),
  on(
    'iam delete-account-password-policy|deactivate-mfa-device|delete-virtual-mfa-device|delete-role-permissions-boundary|delete-user-permissions-boundary',
    'It takes a guard off accounts.',
    { verb: 'delete', traits: ['protection-removed', 'identity'] },
  ),
  on(
    'iam update-login-profile|create-login-profile',
    'It sets the password that somebody signs in with.',
    { traits: ['identity'] },
  ),
  on(
    'iam update-access-key',
    'Whoever uses the key is locked out.',
    { traits: ['identity'] },
    { where: /Inactive/ },
  ),
  on(
    'sso-admin create-account-assignment|attach-managed-policy-to-permission-set|put-inline-policy-to-permission-set',
    'It gives people rights in accounts.',
    GIVEN,
  ),
  on(
    'organizations leave-organization|close-account|remove-account-from-organization|delete-organization',
    'An account leaves or is closed with all that is in it.',
    {
      verb: 'delete',
      reversibility: 'irreversible',
      data: 'holds-data',
      traits: ['contents-destroyed'],
    },
  ),
  on('account close-account', 'The account is closed with all that is in it.', {
    verb: 'delete',
    reversibility: 'irreversible',
    data: 'holds-data',
  }),
  on(
    'organizations detach-policy|delete-policy|disable-policy-type|update-policy|disable-aws-service-access|deregister-delegated-administrator',
    'A guard over accounts is taken off or changed.',
    { traits: ['protection-removed'] },
  ),
  on(
    'kms schedule-key-deletion',
    'Once the key is gone nothing that it encrypted can be read again.',
    {
      verb: 'delete',
      reversibility: 'irreversible',
      data: 'holds-data',
      type: 'aws_kms_key',
      traits: ['key-material', 'scheduled-deletion'],
      safer: ['disable the key first and wait for what breaks'],
    },
  ),
  on('kms disable-key', 'Nothing that it encrypted can be read until it is enabled again.', {
    traits: ['key-material'],
    type: 'aws_kms_key',
  }),
  on(
    'kms delete-imported-key-material|delete-custom-key-store|disconnect-custom-key-store',
    'What it encrypted cannot be read any more.',
    { verb: 'delete', reversibility: 'irreversible', data: 'holds-data', traits: ['key-material'] },
  ),
  on('kms disable-key-rotation', 'The key is no longer rotated.', UNGUARDED),
  on('kms put-key-policy|create-grant', 'It changes who may use the key.', {
    ...GIVEN,
    traits: ['permission-widened', 'key-material'],
  }),
  on(
    'cloudtrail stop-logging|delete-trail|delete-event-data-store',
    'What is done in the account is no longer written down.',
    {
      verb: 'delete',
      data: 'unknown',
      reversibility: 'costly',
      traits: ['log-erased', 'protection-removed'],
    },
  ),
  on(
    'cloudtrail put-event-selectors|update-trail',
    'It changes what is written down of the account.',
    { traits: ['protection-removed'] },
    { where: /--no-|false|\[\s*\]/ },
  ),
  on('logs delete-log-group|delete-log-stream', 'The records in it are gone.', { ...LOGS_GO }),
  on('logs put-retention-policy', 'Records older than the new limit go.', {
    reversibility: 'reversible',
    traits: ['retention-shortened'],
  }),
  on(
    'logs delete-subscription-filter|delete-metric-filter|delete-retention-policy|delete-destination',
    'Records no longer go where they went.',
    {},
  ),
  on('ec2 delete-flow-logs', 'Traffic is no longer written down.', {
    verb: 'delete',
    traits: ['protection-removed'],
  }),
  on(
    'guardduty delete-detector|update-detector|stop-monitoring-members|disassociate-members|delete-members',
    'Attacks are no longer looked for.',
    UNGUARDED,
    { where: /delete|stop|disassociate|--no-enable/ },
  ),
  on(
    'securityhub disable-security-hub|batch-disable-standards',
    'Faults are no longer looked for.',
    UNGUARDED,
  ),
  on(
    'configservice delete-configuration-recorder|stop-configuration-recorder|delete-config-rule|delete-delivery-channel',
    'Changes are no longer written down or checked.',
    { verb: 'delete', traits: ['protection-removed'] },
  ),
  on('macie2 disable-macie', 'Data is no longer watched.', UNGUARDED),
  on('inspector2 disable', 'Faults are no longer looked for.', UNGUARDED),
  on('accessanalyzer delete-analyzer', 'Open doors are no longer looked for.', UNGUARDED),
  on(
    'wafv2|waf|waf-regional|shield delete-web-acl|disassociate-web-acl|delete-rule-group|delete-protection|delete-subscription|delete-logging-configuration',
    'Attacks reach what was guarded.',
    { verb: 'delete', traits: ['protection-removed'] },
  ),
  on(
    'wafv2 update-web-acl|update-ip-set|update-rule-group',
    'It replaces the rules that guard against attacks.',
    { reversibility: 'reversible' },
  ),
  on(
    'cloudwatch delete-alarms|disable-alarm-actions|delete-dashboards',
    'Nobody is told when something breaks.',
    { verb: 'delete' },
  ),
  on(
    'ec2 authorize-security-group-ingress',
    'It lets the web’s own ports be reached from everywhere.',
    { verb: 'expose', reversibility: 'reversible' },
    {
      where:
        /(?=.*(?:0\.0\.0\.0\/0|::\/0))(?=.*(?:--port[ =](?:80|443)\b|FromPort["']?\s*[=:]\s*(?:80|443)\b))/,
    },
  ),
  on(
    'ec2 authorize-security-group-ingress|modify-security-group-rules',
    'It opens a port to everybody.',
    { verb: 'expose', reversibility: 'reversible', traits: ['public-exposure', 'network'] },
    { where: /0\.0\.0\.0\/0|::\/0/ },
  ),
  on(
    'ec2 revoke-security-group-egress|revoke-security-group-ingress',
    'Traffic that was let through stops.',
    { traits: ['network'] },
  ),
  on(
    'ec2 disable-ebs-encryption-by-default|disable-image-block-public-access|disable-snapshot-block-public-access',
    'A guard over the account is switched off.',
    UNGUARDED,
  ),
  on('ec2 modify-instance-attribute', 'It switches off what stops a termination.', UNGUARDED, {
    has: ['--no-disable-api-termination'],
  }),
  on(
    'ec2 modify-instance-attribute|modify-instance-metadata-options',
    'It changes what the machine is or who reaches it.',
    { reversibility: 'reversible' },
  ),
  on('elbv2 modify-load-balancer-attributes', 'It switches off what stops a deletion.', UNGUARDED, {
    where: /deletion_protection\.enabled,\s*Value=false/i,
  }),
  on('cognito-idp update-user-pool', 'It switches off what stops a deletion.', UNGUARDED, {
    where: /--deletion-protection[ =]INACTIVE/,
  }),
  on(
    'lambda add-permission',
    'It lets everybody call the function.',
    { ...GIVEN, traits: ['public-exposure'] },
    { where: /--principal[ =]["']?\*/ },
  ),
  on(
    'lambda create-function-url-config|update-function-url-config',
    'It lets everybody call the function.',
    { ...GIVEN, traits: ['public-exposure'] },
    { where: /--auth-type[ =]NONE/ },
  ),
  on(
    'sns|sqs add-permission|set-topic-attributes|set-queue-attributes',
    'It lets everybody in.',
    { ...GIVEN, traits: ['public-exposure'] },
    { where: /Principal\\?["']?\s*:\s*\\?["']?(?:\*|\{\s*\\?["']AWS\\?["']\s*:\s*\\?["']\*)/ },
  ),
  on('ec2 replace-route|replace-network-acl-association', 'Traffic takes another way at once.', {
    traits: ['network'],
  }),
  on(
    'ec2 modify-vpc-attribute',
    'Names inside the network no longer resolve.',
    { traits: ['network'] },
    { has: ['--no-enable-dns-support', '--no-enable-dns-hostnames'] },
  ),
  on(
    'eks update-cluster-config',
    'It lets everybody reach the cluster’s interface.',
    { verb: 'expose', reversibility: 'reversible', traits: ['public-exposure'] },
    { where: /endpointPublicAccess["']?\s*[=:]\s*true/i },
  ),
  on('ecr set-repository-policy', 'It changes who may read or write images.', GIVEN),
  on(
    'rds promote-read-replica|promote-read-replica-db-cluster',
    'A copy becomes a database of its own, and does not go back.',
    {
      reversibility: 'irreversible',
      traits: ['database'],
    },
  ),
];
