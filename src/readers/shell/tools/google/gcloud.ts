import { googleSetting } from '../../environment/google.ts';
import { mostTelling, namesSay } from '../../environment/telling.ts';
import type { Setting } from '../../types.ts';
import { byPath } from '../infrastructure/cloud-path.ts';
import { behind } from '../infrastructure/shapes.ts';
import type { Call, Tool, ToolContext } from '../types.ts';
import { dataActs } from './data-acts.ts';
import { furtherActs } from './further-acts.ts';
import { googleTypeOf } from './type-of.ts';

const VALUED =
  '--project --account --configuration --format --filter --impersonate-service-account --verbosity --billing-project --flags-file --access-token-file --limit --sort-by --page-size --zone --region --location --zones --regions --instance -i --cluster --database -d --keyring --key --topic --subscription --member --role --secret --version --service --image --tag --source --entry-point --runtime --trigger-topic --bucket --machine-type --size --num-nodes --node-pool --disk --device-name --command --network --subnet --description --labels --update-labels --set-env-vars --update-env-vars --condition --policy-file --schedule --message --env-vars-file --async-timeout --timeout --memory --cpu --max-instances --min-instances --backup-instance --restore-instance --name --type --ttl --rrdatas --keyring --iam-account --to-revisions --instances --tier --gcs-source-staging-dir --substitutions --config --sql --organization --folder --url-map --path --host --rules --source-ranges --allow --tags --member-type --out --log-filter --backup-start-time --retention-days --database-version --root-password --password --user --plaintext-file --ciphertext-file --data-file --zone-name';
export const gcloud: Tool = {
  id: 'gcloud',
  programs: ['gcloud'],
  provider: 'google',
  valued: VALUED.split(' '),
  harmlessWith: ['--dry-run', '--validate-only', '--preview-only'],
  acts: [
    ...behind(['', 'alpha|beta|preview'], [...dataActs, ...furtherActs]),
    { words: '', does: byVerb },
  ],
  setting: gcloudSetting,
  otherwise: 'harmless',
};

function byVerb(call: Call) {
  return byPath(call, {
    provider: 'google',
    verb: 'first',
    ripeness: ['alpha', 'beta', 'preview'],
    typeOf: googleTypeOf,
    naming: ['--name', '--instance', '--cluster', '--secret', '--key'],
  });
}

/** The graver of what the project says and what the names of the resources say. */
function gcloudSetting(call: Call, context: ToolContext): Setting {
  const options = call.values(
    '--cluster',
    '--instance',
    '-i',
    '--service',
    '--secret',
    '--restore-instance',
  );
  return mostTelling([
    googleSetting(call, context),
    ...namesSay([...call.operands.slice(2), ...options], 'resource'),
  ]);
}
