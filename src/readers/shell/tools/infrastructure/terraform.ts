import { terraformSetting } from '../../environment/terraform.ts';
import type { Act, Tool } from '../types.ts';
import { deploys } from './deploys.ts';
import { behind, changed, dropped, gone, harmless, starts, upset } from './shapes.ts';

const STATE = { traits: ['state-changed'] } as const;
const PLAN_FIRST = ['run `plan -out=FILE`, give `holdpoint` its JSON, and apply that file'];
const DESTROYED =
  'It destroys everything in the state, with all data in it; what that is only the state says.';
const DESTROY = {
  targets: { option: ['-target', '--target'] },
  traits: ['contents-destroyed', 'bulk'],
  safer: ['run `plan -destroy` first and read what would go'],
} as const;

const ACTS: readonly Act[] = [
  ...gone('apply', 'terraform-stack', DESTROYED, { ...DESTROY, with: ['-destroy', '--destroy'] }),
  ...gone('destroy|destroy-all', 'terraform-stack', DESTROYED, DESTROY),
  ...changed(
    'apply',
    'terraform-state',
    'It writes down in the state what is really there, and changes nothing else.',
    { ...STATE, with: ['-refresh-only', '--refresh-only'], data: 'none' },
  ),
  ...deploys(
    'apply|apply-all',
    'terraform-stack',
    'It applies a plan that was not read, so what is replaced or deleted on the way is not known.',
    terraformSetting,
    { safer: PLAN_FIRST },
  ),
  ...upset(
    'init',
    'terraform-state',
    'It moves the state to another backend, and a state that goes astray on the way has to be rebuilt.',
    { ...STATE, with: ['-migrate-state', '-force-copy'], safer: ['pull and keep the state first'] },
  ),
  ...upset(
    'init',
    'terraform-state',
    'It forgets the backend that was set up; the next apply may start from an empty state.',
    { ...STATE, with: ['-reconfigure'], safer: ['pull and keep the state first'] },
  ),
  ...upset(
    'state rm|remove',
    'terraform-state',
    'It drops resources from the state: they stay, but nothing manages them, and the next apply makes them again.',
    { ...STATE, verb: 'forget', safer: ['use a `removed` block, which a plan shows first'] },
  ),
  ...upset(
    'state push',
    'terraform-state',
    'It overwrites the shared state with a file; what others wrote since is lost.',
    { ...STATE, safer: ['pull and keep the state first'] },
  ),
  ...changed(
    'state mv|move',
    'terraform-state',
    'It moves an entry of the state; a wrong move makes the next plan replace what it names.',
    { ...STATE, verb: 'move', reversibility: 'costly', safer: ['use a `moved` block'] },
  ),
  ...upset('state replace-provider', 'terraform-state', 'It rewrites the state in place.', STATE),
  ...changed('import', 'terraform-state', 'It takes something that exists into the state.', {
    ...STATE,
    verb: 'import',
    targets: { operands: 0, most: 1 },
  }),
  ...upset(
    'taint',
    'terraform-state',
    'It marks a resource so that the next apply destroys it and makes it anew.',
    { traits: ['tainted'], safer: ['use `plan -replace=ADDRESS`, which shows what follows'] },
  ),
  ...changed('untaint', 'terraform-state', 'It takes a mark off again.', STATE),
  ...upset(
    'force-unlock',
    'terraform-state',
    'It breaks the lock on the state while somebody else may be writing it.',
    { traits: ['state-changed', 'protection-removed'], safer: ['ask who holds the lock first'] },
  ),
  ...changed(
    'refresh',
    'terraform-state',
    'It overwrites the state with what is found, and drops from it what is not found.',
    { ...STATE, reversibility: 'costly', safer: ['use `plan -refresh-only`'] },
  ),
  ...gone(
    'workspace delete',
    'terraform-state',
    'It deletes a workspace although its state is not empty: what runs there is managed by nobody.',
    { ...STATE, with: ['-force', '--force'], safer: ['destroy by a plan first, then delete'] },
  ),
  ...dropped(
    'workspace delete',
    'terraform-workspace',
    'It deletes a workspace whose state is empty.',
  ),
  ...harmless('workspace'),
  ...starts('test', 'terraform-test', 'It makes what the tests name, and destroys it again.'),
  ...upset('stack clean', 'terragrunt-cache', 'It deletes what was generated for the stack.', {
    reversibility: 'reversible',
  }),
];

const VALUED =
  '-var -var-file -target -state -state-out -backup -out -backend-config -lock-timeout -parallelism -replace -var_file';
const TERRAGRUNT_VALUED =
  '--terragrunt-working-dir --working-dir --terragrunt-config --config --queue-include-dir --queue-exclude-dir --terragrunt-include-dir --terragrunt-exclude-dir --terragrunt-iam-role --iam-assume-role --terragrunt-parallelism --parallelism --log-level --terragrunt-log-level --terragrunt-source --source --filter --inputs-debug-file --var-file';
const ASKS = ['-help', '--version', '-version'];

export const terraform: Tool = {
  id: 'terraform',
  programs: ['terraform', 'tofu', 'tflocal'],
  provider: 'terraform',
  valued: VALUED.split(' '),
  harmlessWith: ASKS,
  acts: ACTS,
  setting: terraformSetting,
  otherwise: 'harmless',
};

export const terragrunt: Tool = {
  id: 'terragrunt',
  programs: ['terragrunt'],
  provider: 'terraform',
  valued: [...VALUED.split(' '), ...TERRAGRUNT_VALUED.split(' ')],
  harmlessWith: ASKS,
  acts: behind(
    ['', 'run', 'run-all', 'stack run', 'run terraform|tofu', 'run-all terraform|tofu'],
    ACTS,
  ),
  setting: terraformSetting,
  otherwise: 'harmless',
};

/** Runs other programs in each stack's folder; of those it runs, Terraform's kin are known here. */
export const terramate: Tool = {
  id: 'terramate',
  programs: ['terramate'],
  provider: 'terraform',
  valued: [
    ...VALUED.split(' '),
    ...'-C --chdir --tags --no-tags -B --git-change-base --target --parallel -j'.split(' '),
  ],
  harmlessWith: [...ASKS, '--dry-run'],
  acts: [
    ...behind(['run terraform|tofu|terragrunt', 'experimental run terraform|tofu'], ACTS),
    ...behind(['run terragrunt run|run-all'], ACTS),
    ...deploys(
      'script run',
      'terraform-stack',
      'It runs scripts of the stacks that were not read.',
      terraformSetting,
    ),
  ],
  setting: terraformSetting,
  otherwise: 'harmless',
};
