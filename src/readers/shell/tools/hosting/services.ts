/** Services by subscription: payments, identity, flags, monitoring, messages. */
import { settingNamed } from '../../environment/setting.ts';
import { settingBy } from '../infrastructure/setting.ts';
import { changed, dropped, gone, lost, starts, upset } from '../infrastructure/shapes.ts';
import type { Call, Tool, ToolContext } from '../types.ts';

const named = settingBy({
  named: ['--env', '--environment', '-e'],
  names: ['--project', '-p', '--tenant', '--org', '-o', '--profile'],
  within: ['OKTA_CLIENT_ORGURL', 'AUTH0_TENANT'],
  operands: 1,
});

function stripeSetting(call: Call, context: ToolContext) {
  if (call.has('--live')) return settingNamed('live', 'option');
  const key = call.value('--api-key')?.text ?? call.invocation.env('STRIPE_API_KEY') ?? '';
  if (/^[sr]k_live_/.test(key)) return settingNamed('live', 'key');
  return key.includes('_test_') || key === ''
    ? { kind: 'test' as const, name: 'test', evidence: 'test mode of Stripe' }
    : named(call, context);
}

const stripe: Tool = {
  id: 'stripe',
  programs: ['stripe'],
  provider: 'stripe',
  valued: ['--api-key', '-p', '--project-name', '-d', '--data', '--limit', '-e', '--expand'],
  acts: [
    ...dropped('delete', 'stripe-object', 'Stripe does not bring back what is deleted.', {
      reversibility: 'irreversible',
      targets: { operands: 0 },
    }),
    ...dropped(
      '* delete|cancel|void',
      'stripe-object',
      'Stripe does not bring back what is deleted.',
      { reversibility: 'irreversible' },
    ),
    ...starts(
      '* create|confirm|capture|pay|send|finalize',
      'stripe-object',
      'It may move money or write to customers.',
      { traits: ['irrevocable-act'] },
    ),
    ...changed(['post', '* update'], 'stripe-object', 'It changes something.'),
    ...starts('refunds|payouts|transfers|charges create', 'stripe-object', 'It moves money.', {
      traits: ['irrevocable-act'],
    }),
  ],
  setting: stripeSetting,
  otherwise: 'harmless',
};

const auth0: Tool = {
  id: 'auth0',
  programs: ['auth0', 'a0deploy'],
  provider: 'auth0',
  valued: [
    '--tenant',
    '--id',
    '-c',
    '--config_file',
    '-i',
    '--input_file',
    '--env',
    '-d',
    '--data',
  ],
  acts: [
    ...lost(
      'users|roles|orgs|connections delete|rm',
      'auth0_user',
      'Accounts are gone with their passwords.',
      { traits: ['identity'] },
    ),
    ...dropped(
      'apps|apis|actions|rules|domains|log|logs streams|delete delete|rm',
      'auth0_client',
      'Whoever signs in by it fails.',
      { traits: ['identity'] },
    ),
    ...dropped(
      'apps|apis|actions|rules|domains delete|rm',
      'auth0_client',
      'Whoever signs in by it fails.',
      { traits: ['identity'] },
    ),
    ...upset(
      'import',
      'auth0_tenant',
      'It brings the tenant to files; with deletion allowed what is not in them goes.',
      { reversibility: 'unknown', data: 'unknown' },
    ),
    ...upset('api delete', 'auth0_tenant', 'It deletes by the interface.', {
      verb: 'delete',
      reversibility: 'irreversible',
      data: 'unknown',
    }),
    ...upset('apps rotate-secret', 'auth0_client', 'Whoever uses the old secret is locked out.'),
  ],
  setting: named,
  otherwise: 'harmless',
};

const okta: Tool = {
  id: 'okta',
  programs: ['okta', 'okta-cli-client'],
  provider: 'okta',
  valued: ['--id', '--userId', '--groupId', '--appId', '--data'],
  acts: [
    ...lost(
      ['* delete', 'user|group|application|policy delete|deactivate|remove'],
      'okta_user',
      'Accounts are gone.',
      { traits: ['identity'] },
    ),
    ...upset(
      '* deactivate|suspend|unassign|reset-factors|expire-password',
      'okta_user',
      'A person cannot get in.',
      { traits: ['identity'] },
    ),
  ],
  setting: named,
  otherwise: 'harmless',
};

const flags: Tool = {
  id: 'launchdarkly',
  programs: ['ldcli'],
  provider: 'launchdarkly',
  valued: [
    '--project',
    '--environment',
    '--flag',
    '--data',
    '-d',
    '--access-token',
    '--key',
    '--env',
  ],
  acts: [
    ...lost(
      'flags|projects|environments|segments delete',
      'launchdarkly_feature_flag',
      'It is gone with its targeting rules in every environment.',
      {
        targets: { option: ['--flag', '--project', '--environment', '--key'] },
        traits: ['feature-flag'],
      },
    ),
    ...changed(
      'flags toggle-on|toggle-off|update|archive',
      'launchdarkly_feature_flag',
      'It switches what people get.',
      { targets: { option: ['--flag'] }, traits: ['feature-flag'] },
    ),
  ],
  setting: named,
  otherwise: 'harmless',
};

const monitoring: Tool = {
  id: 'monitoring',
  programs: ['sentry-cli', 'datadog', 'dog', 'pd', 'pup', 'grafanactl', 'newrelic'],
  provider: 'monitoring',
  valued: ['--org', '-o', '--project', '-p', '--auth-token', '-r', '--release', '--id', '--ids'],
  acts: [
    ...dropped(
      'releases|issues|projects|monitors|deploys delete|archive',
      'sentry-release',
      'It is gone.',
      { reversibility: 'irreversible' },
    ),
    ...dropped(
      '* delete|delete_all|remove|destroy',
      'monitor',
      'Nobody is told when something breaks.',
    ),
    ...dropped(
      'monitor|dashboard|downtime delete',
      'monitor',
      'Nobody is told when something breaks.',
    ),
    ...upset('monitor mute|mute_all', 'monitor', 'Nobody is told when something breaks.', {}),
    ...dropped(
      'service|user|schedule|ep|team|rest delete|disable',
      'pagerduty-object',
      'Nobody is called when something breaks.',
    ),
    ...gone('entity delete', 'newrelic-entity', 'It is gone.'),
  ],
  setting: named,
  otherwise: 'harmless',
};

const messages: Tool = {
  id: 'twilio',
  programs: ['twilio', 'sendgrid'],
  provider: 'twilio',
  valued: ['--from', '--to', '--body', '-p', '--profile', '--sid', '-o', '-l'],
  acts: [
    ...dropped(
      [
        'phone-numbers:remove|phone-numbers:release',
        'api:core:incoming-phone-numbers:remove|api:core:accounts:remove',
      ],
      'twilio-number',
      'The number goes to somebody else.',
      { reversibility: 'irreversible', targets: { option: ['--sid'] } },
    ),
    ...starts(
      'api:core:messages:create|email:send|api:core:calls:create',
      'message',
      'A message that is sent cannot be called back.',
      { reversibility: 'irreversible', traits: ['irrevocable-act'], targets: { option: ['--to'] } },
    ),
    ...dropped(
      'serverless:activate|projects:remove|profiles:remove',
      'twilio-profile',
      'It is taken away.',
      { reversibility: 'reversible' },
    ),
    ...starts(
      'serverless:deploy|serverless:promote',
      'twilio-service',
      'It brings out a new version.',
    ),
  ],
  setting: named,
  otherwise: 'harmless',
};

export const serviceTools: readonly Tool[] = [stripe, auth0, okta, flags, monitoring, messages];
