/** Hosted databases. */
import { settingBy } from '../infrastructure/setting.ts';
import {
  changed,
  dropped,
  harmless,
  lost,
  runs,
  shows,
  starts,
  upset,
} from '../infrastructure/shapes.ts';
import type { Tool } from '../types.ts';

const ROWS = 'Its rows are gone.';
const DATABASE = { traits: ['database'] } as const;
/** Projects, branches and addresses that may name an environment. */
export const named = settingBy({
  named: ['--environment', '--env', '--branch'],
  names: [
    '--project-ref',
    '--project-id',
    '--org',
    '--org-id',
    '--db-url',
    '--linked-project',
    '--profile',
    '-p',
    '--cluster',
    '--database',
    '--projectId',
  ],
  variables: ['ATLAS_ENV', 'DATABRICKS_CONFIG_PROFILE'],
  within: ['SUPABASE_PROJECT_REF', 'SUPABASE_DB_URL', 'NEON_PROJECT', 'DATABASE_URL'],
  operands: 1,
});
const LOCAL = { kind: 'development', name: 'local', evidence: 'local database' } as const;

const supabase: Tool = {
  id: 'supabase',
  programs: ['supabase'],
  provider: 'supabase',
  valued:
    '--project-ref --db-url -p --password --workdir --schema -s --file -f --version --org-id --region --profile -o --output --env-file'.split(
      ' ',
    ),
  harmlessWith: ['--dry-run', '--version'],
  acts: [
    ...lost('db reset', 'supabase_project', 'Every row of the project’s database is gone.', {
      ...DATABASE,
      with: ['--linked', '--db-url'],
      targets: { text: 'linked project' },
    }),
    {
      words: 'db reset',
      does: () => ({
        doings: [
          {
            verb: 'delete',
            type: 'database',
            address: 'local database',
            provider: 'supabase',
            reversibility: 'irreversible',
            data: 'unknown',
            traits: ['database'],
            why: 'The local database is made anew from migrations and seeds; other rows in it are gone.',
            safer: ['run `supabase db dump --data-only` first'],
            setting: LOCAL,
          },
        ],
      }),
    },
    ...harmless('db push|migration', { with: ['--local'] }),
    ...runs(
      'db push',
      'supabase_project',
      'It runs migrations on the project that were not read.',
      { safer: ['run it with `--dry-run` first'] },
    ),
    ...runs(
      'migration up',
      'supabase_project',
      'It runs migrations on the project that were not read.',
      { with: ['--linked', '--db-url'] },
    ),
    ...upset(
      'migration repair|squash|down',
      'supabase_project',
      'It rewrites which migrations count as run.',
      {},
    ),
    ...lost(
      'projects|branches|storage delete|rm',
      'supabase_project',
      'It is gone with its database and files.',
      { traits: ['contents-destroyed'] },
    ),
    ...dropped('functions delete', 'supabase_function', 'Whoever calls the function fails.'),
    ...dropped('secrets unset', 'supabase_secret', 'The value is gone.', { traits: ['secret'] }),
    ...lost('stop', 'database', 'The local database is stopped and its data deleted.', {
      with: ['--no-backup'],
      ...DATABASE,
    }),
    ...dropped(
      'domains|vanity-subdomains|sso delete|remove',
      'supabase_domain',
      'What went by it no longer works.',
    ),
    ...upset(
      'backups restore',
      'supabase_project',
      'It winds the database back; what was written since is gone.',
      { reversibility: 'irreversible', data: 'holds-data' },
    ),
    ...upset(
      'config|network-restrictions|postgres-config push|update|delete',
      'supabase_project',
      'It changes settings of the project.',
    ),
    ...starts('functions deploy', 'supabase_function', 'It brings out a new version.'),
    ...changed('secrets set', 'supabase_secret', 'It sets a secret.'),
    ...shows('projects api-keys', 'supabase_project', 'It shows keys to all that is stored.'),
  ],
  setting: named,
  otherwise: 'harmless',
};

const neon: Tool = {
  id: 'neon',
  programs: ['neonctl', 'neon'],
  provider: 'neon',
  valued:
    '--project-id --org-id --branch --role-name --database-name --name --api-key -o --output --parent --preserve-under-name --config-dir'.split(
      ' ',
    ),
  acts: [
    ...lost(
      'projects|project delete',
      'neon_project',
      'It is gone with every branch and database in it.',
      { ...DATABASE },
    ),
    ...lost('databases|database|db delete', 'neon_database', ROWS, DATABASE),
    ...lost(
      'branches|branch delete',
      'neon_branch',
      'The branch is gone with what was written to it.',
      DATABASE,
    ),
    ...upset(
      'branches|branch reset|restore',
      'neon_branch',
      'What was written to the branch is gone.',
      { reversibility: 'irreversible', data: 'holds-data' },
    ),
    ...dropped('roles|role delete', 'neon_role', 'Whoever connects as it is locked out.'),
  ],
  setting: named,
  otherwise: 'harmless',
};

const planetscale: Tool = {
  id: 'pscale',
  programs: ['pscale'],
  provider: 'planetscale',
  valued:
    '--org --service-token --service-token-id -f --format --region --remote-addr --port --password'
      .split(' ')
      .filter((option) => option !== '-f'),
  acts: [
    ...lost(
      'database|db delete',
      'planetscale_database',
      'It is gone with every branch.',
      DATABASE,
    ),
    ...lost(
      'branch delete',
      'planetscale_branch',
      'The branch is gone with what was written to it.',
      DATABASE,
    ),
    ...lost('backup delete', 'planetscale_backup', 'The way back that it kept open is gone.', {
      traits: ['backup'],
    }),
    ...upset(
      'branch demote|safe-migrations',
      'planetscale_branch',
      'A guard over the schema is taken off.',
      { traits: ['protection-removed'] },
    ),
    ...runs(
      'deploy-request deploy',
      'planetscale_deploy_request',
      'It changes the schema in production.',
    ),
    ...upset(
      'deploy-request revert|skip-revert',
      'planetscale_deploy_request',
      'It undoes a change of the schema.',
    ),
    ...dropped(
      'password|service-token delete',
      'planetscale_password',
      'Whoever connects by it is locked out.',
    ),
    ...upset(
      'keyspace|workflow delete|cancel|complete|cutover',
      'planetscale_keyspace',
      'It moves or drops tables.',
      { data: 'holds-data', reversibility: 'irreversible' },
    ),
  ],
  setting: named,
  otherwise: 'harmless',
};

const turso: Tool = {
  id: 'turso',
  programs: ['turso'],
  provider: 'turso',
  valued: ['--group', '--location', '--instance'],
  acts: [
    ...lost('db|group|org destroy|delete', 'turso_database', 'It is gone with its rows.', DATABASE),
    ...runs('db shell', 'turso_database', 'It runs statements that were not read.', {
      targets: { operands: 0, most: 1 },
    }),
    ...upset('db|group tokens invalidate', 'turso_token', 'Whoever connects by it is locked out.'),
    ...upset('db unarchive|archive', 'turso_database', 'It is away meanwhile.'),
  ],
  setting: named,
  otherwise: 'harmless',
};

export const hostedDatabases: readonly Tool[] = [supabase, neon, planetscale, turso];
