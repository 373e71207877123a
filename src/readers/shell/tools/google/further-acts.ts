import { gone, harmless, lost, made, runs, starts, upset } from '../infrastructure/shapes.ts';
import { runsThere } from '../infrastructure/remote-run.ts';
import { grants } from '../infrastructure/grants.ts';
import type { Act } from '../types.ts';

const WIDENED = { traits: ['permission-widened'] } as const;

/** Acts on grants, names, releases and stacks, where the verb does not say it all. */
export const furtherActs: readonly Act[] = [
  ...grants(
    ['* add-iam-policy-binding', '* * add-iam-policy-binding', '* * * add-iam-policy-binding'],
    'google_project_iam_member',
    'google',
    { who: ['--member'], role: ['--role'] },
  ),
  ...upset(
    ['* set-iam-policy', '* * set-iam-policy', '* * * set-iam-policy'],
    'google_project_iam_policy',
    'It replaces every grant there is by those of a file.',
    { ...WIDENED, verb: 'grant' },
  ),
  ...upset(
    [
      '* remove-iam-policy-binding',
      '* * remove-iam-policy-binding',
      '* * * remove-iam-policy-binding',
    ],
    'google_project_iam_member',
    'Somebody loses access.',
    { verb: 'delete' },
  ),
  ...upset(
    'compute firewall-rules create|update',
    'google_compute_firewall',
    'It opens ports to everybody.',
    {
      reversibility: 'reversible',
      traits: ['public-exposure'],
      verb: 'expose',
      with: ['--source-ranges=0.0.0.0/0'],
    },
  ),
  {
    words: 'compute firewall-rules create|update',
    does: (call) => ({
      doings: [
        {
          verb: 'expose',
          type: 'google_compute_firewall',
          address: call.operands[3]?.text ?? 'firewall',
          provider: 'google',
          reversibility: 'reversible',
          data: 'none',
          traits: /0\.0\.0\.0\/0|::\/0/.test(call.value('--source-ranges')?.text ?? '')
            ? ['public-exposure', 'network']
            : ['network'],
          why: 'It changes who may reach machines of the network.',
        },
      ],
    }),
  },
  ...lost('dns record-sets delete', 'google_dns_record_set', 'Names no longer resolve.', {
    reversibility: 'costly',
    data: 'none',
    traits: ['dns'],
  }),
  ...upset(
    'dns record-sets transaction execute',
    'google_dns_record_set',
    'It carries out changes of names that were not read.',
    { traits: ['dns'] },
  ),
  ...harmless('dns record-sets transaction'),
  ...upset(
    'dns record-sets import',
    'google_dns_record_set',
    'It replaces names by those of a file.',
    {
      traits: ['dns'],
      with: ['--delete-all-existing'],
      reversibility: 'irreversible',
      data: 'holds-data',
    },
  ),
  ...upset(
    'app services set-traffic',
    'google_app_engine_service',
    'It moves traffic to another version.',
    { reversibility: 'reversible' },
  ),
  ...upset(
    'app versions stop',
    'google_app_engine_standard_app_version',
    'The version serves nobody.',
  ),
  ...starts('app|functions deploy', 'google_cloud_run_service', 'It brings out a new version.'),
  ...starts('run deploy', 'google_cloud_run_service', 'It brings out a new revision.'),
  ...starts('builds submit', 'google_cloudbuild_trigger', 'It runs a build.'),
  ...runs(
    'deployment-manager deployments update|create',
    'google_deployment_manager_deployment',
    'It brings a deployment to a file; what is deleted on the way was not read.',
    { without: ['--preview'] },
  ),
  ...runs(
    'infra-manager deployments apply',
    'google_infra_manager_deployment',
    'It applies a plan that was not read.',
  ),
  ...gone(
    'deployment-manager|infra-manager deployments delete',
    'google_deployment_manager_deployment',
    'Everything it made goes with it.',
    { traits: ['contents-destroyed'] },
  ),
  runsThere('compute ssh', 'google_compute_instance', 'google', ['--command']),
  ...starts(
    'compute scp|start-iap-tunnel',
    'google_compute_instance',
    'It opens a way into a machine.',
    { traits: ['remote-host'] },
  ),
  ...upset(
    'spanner databases ddl update',
    'google_spanner_database',
    'It changes the schema by text that was not read.',
    { reversibility: 'unknown', data: 'unknown' },
  ),
  ...upset('firestore import', 'google_firestore_database', 'It overwrites documents.', {
    data: 'holds-data',
  }),
  ...lost('firestore bulk-delete', 'google_firestore_database', 'Its documents are gone.', {
    traits: ['bulk'],
  }),
  ...made('firestore export', 'google_storage_bucket_object', 'It writes a copy.'),
  ...upset(
    'iam service-accounts disable',
    'google_service_account',
    'Whoever acts as it is locked out.',
  ),
  ...upset(
    'billing projects unlink',
    'google_project',
    'Without billing the project’s services stop, and some delete what they hold.',
    { data: 'unknown' },
  ),
  ...upset(
    'organizations|org-policies|resource-manager org-policies delete|reset|disable-enforce',
    'google_org_policy_policy',
    'A guard over projects is taken off.',
    { traits: ['protection-removed'] },
  ),
];
