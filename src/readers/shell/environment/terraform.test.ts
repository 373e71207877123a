import { expect, test } from 'vitest';
import { readWith } from '../tools/test-tool.ts';
import { pulumi } from '../tools/infrastructure/pulumi.ts';
import { terraform, terragrunt } from '../tools/infrastructure/terraform.ts';
import { memoryWorld } from '../world/memory-world.ts';

interface Case {
  readonly line: string;
  readonly kind: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

const BACKEND = (key: string) =>
  JSON.stringify({ backend: { type: 's3', config: { bucket: 'acme-tf', key } } });

const CASES: readonly Case[] = [
  { line: 'terraform destroy', kind: 'unknown' },
  { line: 'terraform -chdir=environments/prod destroy', kind: 'production' },
  { line: 'terraform -chdir=environments/dev destroy', kind: 'development' },
  { line: 'terraform -chdir=environments/non-prod destroy', kind: 'development' },
  { line: 'terraform destroy', cwd: '/work/app/envs/staging', kind: 'staging' },
  { line: 'terraform destroy', cwd: '/home/dev/things', kind: 'unknown' },
  { line: 'terraform destroy', env: { TF_WORKSPACE: 'prod-eu' }, kind: 'production' },
  { line: 'terraform destroy', env: { TF_VAR_environment: 'dev' }, kind: 'development' },
  {
    line: 'terraform destroy',
    files: { '/work/app/.terraform/environment': 'production\n' },
    kind: 'production',
  },
  {
    line: 'terraform destroy',
    files: { '/work/app/.terraform/environment': 'default' },
    kind: 'unknown',
  },
  {
    line: 'terraform -chdir=infra destroy',
    files: { '/work/app/infra/.terraform/environment': 'qa' },
    kind: 'test',
  },
  {
    line: 'terraform destroy',
    files: { '/work/app/.terraform/terraform.tfstate': BACKEND('prod/network.tfstate') },
    kind: 'production',
  },
  {
    line: 'terraform destroy -var-file=dev.tfvars',
    files: { '/work/app/.terraform/terraform.tfstate': BACKEND('prod/network.tfstate') },
    kind: 'production',
  },
  { line: 'terraform destroy -var-file=prod.tfvars', kind: 'production' },
  { line: 'terraform destroy -var environment=staging', kind: 'staging' },
  { line: 'terraform destroy -var=env=dev', kind: 'development' },
  { line: 'terraform destroy -var note=prod', kind: 'unknown' },
  { line: 'terraform workspace delete -force staging', kind: 'staging' },
  { line: 'terraform destroy -target=module.prod_db', kind: 'production' },
];

test.each(CASES)('$line is about $kind ($cwd $env $files)', async ({ line, kind, ...around }) => {
  const world = memoryWorld({ files: around.files ?? {} });
  const { doings = [] } = await readWith(terraform, line, { ...around, world });
  expect(doings[0]?.setting?.kind).toBe(kind);
});

test('terragrunt is about the folder it works in, where live names no environment', async () => {
  const kindOf = async (line: string) =>
    (await readWith(terragrunt, line, { world: memoryWorld() })).doings?.[0]?.setting?.kind;
  expect(await kindOf('terragrunt --terragrunt-working-dir live/dev destroy')).toBe('development');
  expect(await kindOf('terragrunt run-all destroy --working-dir live/prod/db')).toBe('production');
});

test('pulumi is about the stack that is named or selected', async () => {
  const files = {
    '/work/app/Pulumi.yaml': 'name: shop\nruntime: nodejs\n',
    '/home/dev/.pulumi/workspaces/shop-1a2b-workspace.json': '{"stack":"acme/shop/prod"}',
  };
  const kindOf = async (line: string) =>
    (await readWith(pulumi, line, { world: memoryWorld({ files }) })).doings?.[0]?.setting?.kind;
  expect(await kindOf('pulumi destroy')).toBe('production');
  expect(await kindOf('pulumi destroy -s dev')).toBe('development');
  expect(await kindOf('pulumi stack rm staging')).toBe('staging');
});
