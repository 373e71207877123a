import type { AwsRule } from './rules.ts';
import { fine, on } from './rules.ts';

const SHOWN = { verb: 'read', reversibility: 'reversible', traits: ['credential-read'] } as const;

/** Operations that hand out secrets. Signing in is no such thing. */
export const secretRules: readonly AwsRule[] = [
  on('secretsmanager get-secret-value|batch-get-secret-value', 'It shows a secret.', SHOWN),
  on(
    'ssm get-parameter|get-parameters|get-parameters-by-path|get-parameter-history',
    'It shows parameters that may be encrypted as plain text.',
    SHOWN,
    {
      has: ['--with-decryption'],
    },
  ),
  on('iam create-access-key', 'It makes a lasting key and shows its secret.', {
    ...SHOWN,
    verb: 'create',
    traits: ['credential-read', 'secret'],
  }),
  on(
    'iam create-service-specific-credential|reset-service-specific-credential',
    'It makes a lasting password and shows it.',
    {
      ...SHOWN,
      verb: 'create',
    },
  ),
  on('configure export-credentials', 'It shows the keys of the profile.', SHOWN),
  on('configure get', 'It shows a key of the profile.', SHOWN, {
    where: /secret_access_key|session_token/,
  }),
  on('ec2 get-password-data', 'It shows the password of a machine’s administrator.', SHOWN),
  on(
    'lightsail get-relational-database-master-user-password|download-default-key-pair',
    'It shows a password or key.',
    SHOWN,
  ),
  on('apigateway get-api-key|get-api-keys', 'It shows the values of keys.', SHOWN, {
    has: ['--include-value', '--include-values'],
  }),
  fine(
    'sts assume-role|assume-role-with-saml|assume-role-with-web-identity|get-session-token|get-federation-token|get-caller-identity',
  ),
  fine('ecr get-login-password|get-authorization-token'),
  fine('sso login|logout'),
  fine('configure sso|list|list-profiles|get|set|import|sso-session'),
  fine('codeartifact login|get-authorization-token'),
  fine('eks update-kubeconfig|get-token'),
  fine('rds generate-db-auth-token'),
  fine('logs tail|start-query|start-live-tail|stop-query'),
  fine(
    'cloudformation validate-template|estimate-template-cost|package|detect-stack-drift|detect-stack-resource-drift|continue-update-rollback-preview',
  ),
  fine('s3api select-object-content|wait'),
  fine('history list|show'),
  fine('kms decrypt|encrypt|sign|verify|generate-data-key|generate-random'),
  fine('kms cancel-key-deletion'),
  fine('athena stop-query-execution'),
  fine('dynamodb execute-statement', { where: /--statement\s+select\b/i }),
  fine('stepfunctions test-state|validate-state-machine-definition'),
  fine('sqs receive-message'),
];
