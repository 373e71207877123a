/** Kits that deploy a whole application to a cloud out of one folder of code. */
import type { Tool } from '../types.ts';
import { deploys } from './deploys.ts';
import { settingBy } from './setting.ts';
import { changed, dropped, gone, harmless, lost, made, upset } from './shapes.ts';

const GOES =
  'It deletes the whole stack, with the data of every resource that is not set to be kept.';
const DEPLOYED =
  'It brings the stack to what the code says; what is replaced or deleted on the way was not read.';
const ALL = { traits: ['contents-destroyed'] } as const;
const SHARED = ['--profile', '--region', '-r', '--stack-name', '--template-file', '-t', '-c'];

const cdkSetting = settingBy({
  named: ['--context', '-c'],
  operands: 1,
  aws: true,
  folder: true,
  variables: ['STAGE', 'ENVIRONMENT', 'DEPLOY_ENV'],
});

const cdk: Tool = {
  id: 'cdk',
  programs: ['cdk', 'cdklocal', 'cdktf'],
  provider: 'aws',
  valued:
    '-a --app -c --context --profile -p --plugin -o --output -O --outputs-file --parameters --toolkit-stack-name --require-approval --role-arn -r --region --method --concurrency --change-set-name --tags -t'.split(
      ' ',
    ),
  acts: [
    ...gone('destroy', 'cloudformation-stack', GOES, {
      ...ALL,
      safer: ['set `removalPolicy: RETAIN` on what holds data and deploy that first'],
    }),
    ...deploys('deploy|watch', 'cloudformation-stack', DEPLOYED, cdkSetting, {
      safer: ['run `cdk diff` first; give Holdpoint the change set'],
    }),
    ...made('bootstrap', 'cloudformation-stack', 'It makes what CDK itself needs in an account.'),
    ...changed(
      'import|migrate|rollback|refactor',
      'cloudformation-stack',
      'It changes what a stack is made of.',
      {
        reversibility: 'costly',
      },
    ),
    ...upset(
      'gc',
      'cdk-assets',
      'It deletes assets that no stack names, and with them ways back.',
      {
        verb: 'delete',
      },
    ),
    ...harmless('*'),
  ],
  setting: cdkSetting,
  otherwise: 'harmless',
};

const stageSetting = settingBy({
  named: ['--stage', '-s', '--env', '-e', '--config-env', '--environment'],
  names: ['--stack-name', '--name', '-n', '--app', '-a', '--aws-profile', '--envName', '--config'],
  variables: ['SST_STAGE', 'STAGE', 'SLS_STAGE', 'ENVIRONMENT', 'ENV'],
  operands: 1,
  aws: true,
});

const sst: Tool = {
  id: 'sst',
  programs: ['sst'],
  provider: 'aws',
  valued: ['--stage', '--profile', '--region', '--target', '--config', '--print-logs'],
  acts: [
    ...gone('remove', 'sst-app', GOES, ALL),
    ...deploys('deploy', 'sst-app', DEPLOYED, stageSetting),
    ...changed('refresh|state|unlock', 'sst-state', 'It changes the state of the app.', {
      reversibility: 'costly',
      traits: ['state-changed'],
    }),
    ...dropped('secret remove|clear', 'sst-secret', 'It deletes a secret of the app.', {
      traits: ['secret'],
    }),
    ...changed('secret set|load', 'sst-secret', 'It sets a secret of the app.'),
  ],
  setting: stageSetting,
  otherwise: 'harmless',
};

const sam: Tool = {
  id: 'sam',
  programs: ['sam', 'samlocal'],
  provider: 'aws',
  valued: [
    ...SHARED,
    ...'--config-env --config-file --s3-bucket --s3-prefix --parameter-overrides --capabilities --tags'.split(
      ' ',
    ),
  ],
  acts: [
    ...gone('delete', 'cloudformation-stack', GOES, {
      ...ALL,
      targets: { option: ['--stack-name'] },
    }),
    ...deploys('deploy|sync', 'cloudformation-stack', DEPLOYED, stageSetting, {
      without: ['--no-execute-changeset'],
    }),
  ],
  setting: stageSetting,
  otherwise: 'harmless',
};

const serverless: Tool = {
  id: 'serverless',
  programs: ['serverless', 'sls', 'osls'],
  provider: 'aws',
  valued:
    '-s --stage -r --region -f --function --aws-profile -c --config --param -p --package'.split(
      ' ',
    ),
  acts: [
    ...gone('remove', 'serverless-service', GOES, ALL),
    ...changed('deploy function', 'aws_lambda_function', 'It puts new code into one function.'),
    ...harmless('deploy list'),
    ...deploys('deploy', 'serverless-service', DEPLOYED, stageSetting),
    ...upset('rollback', 'serverless-service', 'It puts an older release in place.'),
  ],
  setting: stageSetting,
  otherwise: 'harmless',
};

const copilot: Tool = {
  id: 'copilot',
  programs: ['copilot'],
  provider: 'aws',
  valued: '-a --app -e --env -n --name --profile -t --type --env-profiles'.split(' '),
  acts: [
    ...gone('app|env|svc|job|pipeline delete', 'copilot-application', GOES, {
      ...ALL,
      targets: { option: ['-n', '--name', '-a', '--app'] },
    }),
    ...deploys('deploy', 'copilot-application', DEPLOYED, stageSetting),
    ...deploys('app|env|svc|job|pipeline deploy', 'copilot-application', DEPLOYED, stageSetting),
  ],
  setting: stageSetting,
  otherwise: 'harmless',
};

const amplify: Tool = {
  id: 'amplify',
  programs: ['amplify', 'ampx'],
  provider: 'aws',
  valued: '--envName --profile --branch --app-id --appId --identifier --outputs-out-dir'.split(' '),
  acts: [
    ...gone(
      'delete',
      'amplify-app',
      'It deletes the app with every environment of its backend.',
      ALL,
    ),
    ...gone('sandbox|env delete|remove', 'amplify-environment', GOES, ALL),
    ...deploys('push|publish', 'amplify-app', DEPLOYED, stageSetting),
    ...deploys('pipeline-deploy', 'amplify-app', DEPLOYED, stageSetting),
    ...changed('remove', 'amplify-resource', 'It takes a resource out of the local project.'),
  ],
  setting: stageSetting,
  otherwise: 'harmless',
};

const crossplane: Tool = {
  id: 'crossplane',
  programs: ['crossplane'],
  provider: 'kubernetes',
  valued: ['-n', '--namespace', '-f', '--file'],
  acts: [
    ...lost(
      'ctp|controlplane|space delete|destroy',
      'control-plane',
      'It deletes a control plane.',
      ALL,
    ),
    ...gone('uninstall', 'control-plane', 'It takes the control plane away from what it manages.'),
  ],
  setting: stageSetting,
  otherwise: 'harmless',
};

export const cloudKits: readonly Tool[] = [cdk, sst, sam, serverless, copilot, amplify, crossplane];
