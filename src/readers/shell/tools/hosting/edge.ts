/** Hosts of sites and functions at the edge: Vercel, Netlify, Cloudflare. */
import { settingNamed } from '../../environment/setting.ts';
import { mostTelling } from '../../environment/telling.ts';
import type { Setting, ToolReading } from '../../types.ts';
import { settingBy } from '../infrastructure/setting.ts';
import {
  changed,
  dropped,
  gone,
  harmless,
  lost,
  made,
  starts,
  upset,
} from '../infrastructure/shapes.ts';
import type { Call, Tool, ToolContext } from '../types.ts';
import { printsSecrets } from './secrets-read.ts';

const PRODUCTION: Setting = settingNamed('production', 'option');

const vercelNames = settingBy({
  named: ['--target', '--environment', '-e'],
  names: ['-S', '--scope'],
  operands: 1,
});

const vercel: Tool = {
  id: 'vercel',
  programs: ['vercel', 'vc', 'now'],
  provider: 'vercel',
  valued:
    '-A --local-config -t --token -S --scope -T --team --cwd -e --env -b --build-env -m --meta --target --regions -n --name --environment'.split(
      ' ',
    ),
  harmlessWith: ['--version', '--dry'],
  acts: [
    printsSecrets('env pull', 'vercel', vercelNames),
    ...gone('remove|rm', 'vercel_project', 'Every deployment of the project is gone.', {
      traits: ['contents-destroyed'],
    }),
    ...gone(
      'project|projects rm|remove',
      'vercel_project',
      'The project is gone with its settings and deployments.',
      { traits: ['contents-destroyed'] },
    ),
    ...dropped(
      'env rm|remove',
      'vercel_project_environment_variable',
      'The value is gone; the next deployment runs without it.',
      { reversibility: 'irreversible', data: 'holds-data', traits: ['secret'] },
    ),
    ...changed('env add|update', 'vercel_project_environment_variable', 'It sets a value.'),
    ...dropped(
      'alias|domains|certs|dns rm|remove',
      'vercel_project_domain',
      'A name no longer leads to the app.',
      { traits: ['dns'] },
    ),
    ...dropped(
      'domains transfer-out|move',
      'vercel_project_domain',
      'The domain moves elsewhere.',
      { traits: ['dns'] },
    ),
    ...lost('blob del|delete|rm', 'vercel_blob', 'The files are gone.'),
    ...lost('blob store remove|delete|rm', 'vercel_blob', 'The files are gone.'),
    ...dropped(
      'integration|integration-resource|ir remove|disconnect',
      'vercel_integration',
      'What it gave is gone, data included.',
      { reversibility: 'irreversible', data: 'unknown' },
    ),
    ...gone('teams|team|edge-config|cache remove|rm|purge', 'vercel_team', 'It is gone.'),
    ...upset('rollback', 'vercel_deployment', 'It serves an older version.'),
    ...starts('promote|redeploy', 'vercel_deployment', 'It serves another version to everybody.'),
    ...changed('alias', 'vercel_alias', 'A name leads to another deployment.'),
    ...starts('deploy', 'vercel_deployment', 'It brings out a new version to everybody.', {
      with: ['--prod', '--production', '--target=production'],
      targets: { text: 'production' },
    }),
    ...starts('', 'vercel_deployment', 'It brings out a new version to everybody.', {
      with: ['--prod', '--production', '--target=production'],
      targets: { text: 'production' },
    }),
    ...harmless('deploy'),
    ...harmless(''),
  ],
  setting: (call: Call, context: ToolContext) => {
    const released =
      call.has('--prod', '--production') ||
      /^(?:promote|rollback|rm|remove)$/.test(call.operands[0]?.text ?? '');
    return released && call.has('--prod', '--production') ? PRODUCTION : vercelNames(call, context);
  },
  otherwise: 'harmless',
};

const netlifyNames = settingBy({
  named: ['--context', '-c'],
  names: ['-s', '--site', '--alias'],
  operands: 1,
});

const netlify: Tool = {
  id: 'netlify',
  programs: ['netlify', 'ntl'],
  provider: 'netlify',
  valued:
    '-s --site -d --dir -f --functions -m --message --auth --context -c --scope --alias --filter --timeout'.split(
      ' ',
    ),
  acts: [
    ...gone('sites:delete', 'netlify_site', 'The site is gone with all its deployments.', {
      traits: ['contents-destroyed'],
    }),
    ...lost('blobs:delete|db:delete|db:reset', 'netlify_blob', 'What it held is gone.'),
    ...dropped(
      'env:unset',
      'netlify_environment_variable',
      'The value is gone; the next deployment runs without it.',
    ),
    ...changed('env:set|env:import|env:clone', 'netlify_environment_variable', 'It sets values.'),
    ...upset('api', 'netlify_site', 'It calls an operation of the interface.', {
      reversibility: 'unknown',
      data: 'unknown',
      targets: { operands: 0, most: 1 },
    }),
    ...starts('deploy', 'netlify_deploy', 'It brings out a new version to everybody.', {
      with: ['--prod', '--prod-if-unlocked', '-p'],
      targets: { text: 'production' },
    }),
    ...harmless('deploy'),
  ],
  setting: (call: Call, context: ToolContext) =>
    call.operands[0]?.text === 'deploy' && call.has('--prod', '--prod-if-unlocked', '-p')
      ? PRODUCTION
      : netlifyNames(call, context),
  otherwise: 'harmless',
};

const wranglerNames = settingBy({
  named: ['-e', '--env'],
  names: ['--name', '--binding', '--namespace-id'],
  variables: ['CLOUDFLARE_ENV'],
  operands: 1,
});

/** SQL for D1; without `--remote` it is a file on this machine that `wrangler dev` makes anew. */
async function d1(call: Call, context: ToolContext): Promise<ToolReading> {
  const remote = call.has('--remote');
  const setting: Setting = remote
    ? wranglerNames(call, context)
    : { kind: 'development', name: 'local', evidence: 'no --remote' };
  const command = call.value('--command');
  const path = call.value('--file');
  const look = path === null ? null : lookAt(context, path.text);
  const sql = command?.text ?? (look?.kind === 'text' ? look.text : null);
  if (sql !== null && (command?.known ?? true)) {
    const inner = await context.inside(sql, 'command.sqlite.sql', setting);
    return remote ? inner : {};
  }
  if (!remote) return {};
  return {
    doings: [
      {
        verb: 'execute',
        type: 'sql-script',
        address: call.operands[2]?.text ?? 'd1',
        provider: 'cloudflare',
        reversibility: 'unknown',
        data: 'unknown',
        why: 'The statements could not be read.',
        setting,
      },
    ],
  };
}

function lookAt({ world, pathOf }: ToolContext, text: string) {
  const path = pathOf({ text, known: true, glob: false, unknowns: [] });
  return path === null ? null : world.look(path);
}

const GONE_WITH_IT = 'It is gone with what it held.';

const wrangler: Tool = {
  id: 'wrangler',
  programs: ['wrangler'],
  provider: 'cloudflare',
  valued:
    '-e --env -c --config --name --command --file --binding --namespace-id --message -m --tag --config-path --jurisdiction --path --compatibility-date --var --location --tail-format --format'.split(
      ' ',
    ),
  harmlessWith: ['--dry-run', '--version'],
  acts: [
    { words: 'd1 execute', does: d1 },
    ...harmless('d1 migrations apply', { without: ['--remote'] }),
    ...upset(
      'd1 migrations apply',
      'cloudflare_d1_database',
      'It runs migrations that were not read.',
      { reversibility: 'unknown', data: 'unknown' },
    ),
    ...lost('d1 delete', 'cloudflare_d1_database', 'Its rows are gone.', {
      traits: ['database'],
      safer: ['run `wrangler d1 export` first'],
    }),
    ...upset(
      'd1 time-travel restore',
      'cloudflare_d1_database',
      'It winds the database back; what was written since can be had back for some days.',
      { data: 'holds-data' },
    ),
    ...harmless('kv key|bulk delete|put', { with: ['--local'] }),
    ...lost(
      ['kv namespace|key|bulk delete', 'kv:namespace|kv:key|kv:bulk delete'],
      'cloudflare_workers_kv_namespace',
      GONE_WITH_IT,
    ),
    ...lost(['r2 bucket delete', 'r2 object delete'], 'cloudflare_r2_bucket', GONE_WITH_IT),
    ...upset(
      'r2 bucket lifecycle add|set',
      'cloudflare_r2_bucket',
      'It sets when objects are deleted.',
      { reversibility: 'reversible', traits: ['retention-shortened'] },
    ),
    ...upset(
      'r2 bucket lock remove',
      'cloudflare_r2_bucket',
      'Nothing stops a deletion any more.',
      { traits: ['protection-removed'] },
    ),
    ...upset('r2 bucket dev-url enable', 'cloudflare_r2_bucket', 'It lets everybody read.', {
      verb: 'expose',
      reversibility: 'reversible',
      traits: ['public-exposure'],
    }),
    ...lost(
      ['queues delete|purge', 'queues consumer remove|delete'],
      'cloudflare_queue',
      'Messages that nobody has read yet are gone.',
      { traits: ['queue'] },
    ),
    ...lost('vectorize delete|delete-vectors', 'cloudflare_vectorize_index', GONE_WITH_IT),
    ...lost(
      'hyperdrive|workflows|pipelines|containers|dispatch-namespace|secrets-store delete',
      'cloudflare_resource',
      GONE_WITH_IT,
    ),
    ...dropped(
      'delete',
      'cloudflare_worker_script',
      'The worker is gone, with what its durable objects hold.',
      { reversibility: 'irreversible', data: 'unknown' },
    ),
    ...gone(
      'pages project delete',
      'cloudflare_pages_project',
      'The project is gone with all its deployments.',
    ),
    ...dropped('pages deployment delete', 'cloudflare_pages_deployment', 'A deployment is gone.'),
    ...dropped(
      ['secret delete', 'secret bulk', 'pages secret delete', 'versions secret delete'],
      'cloudflare_worker_secret',
      'The value is gone.',
      { reversibility: 'irreversible', data: 'holds-data', traits: ['secret'] },
    ),
    ...changed(
      ['secret put', 'pages secret put', 'versions secret put'],
      'cloudflare_worker_secret',
      'It sets a secret.',
    ),
    ...upset('rollback', 'cloudflare_worker_script', 'It serves an older version.'),
    ...dropped(
      'triggers|cert|mtls-certificate delete',
      'cloudflare_worker_trigger',
      'What went by it no longer works.',
    ),
    ...starts('deploy|publish', 'cloudflare_worker_script', 'It brings out a new version.'),
    ...starts(
      ['pages deploy|publish', 'versions deploy|upload', 'triggers deploy'],
      'cloudflare_pages_project',
      'It brings out a new version.',
    ),
    ...made(
      'kv|r2 namespace|key|bulk|bucket|object create|put',
      'cloudflare_workers_kv_namespace',
      'It writes something.',
    ),
  ],
  setting: (call, context) => mostTelling([wranglerNames(call, context)]),
  otherwise: 'harmless',
};

export const edgeTools: readonly Tool[] = [vercel, netlify, wrangler];
