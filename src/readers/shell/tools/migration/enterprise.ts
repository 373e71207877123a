import { changes, costs } from '../database/effects.ts';
import type { ToolReading, Word } from '../../types.ts';
import type { Act, Call, Tool, ToolContext } from '../types.ts';
import { back, forced, forward, marked, runner, seeded, wipes } from './acts.ts';
import { frameworkCode } from './code.ts';
import { frameworkAt } from './where.ts';

const FLYWAY = {
  modes: ['FLYWAY_ENVIRONMENT'],
  modeOptions: ['-environment', '-configFiles'],
  urls: ['FLYWAY_URL', 'DATABASE_URL'],
  urlOptions: ['-url', '--url'],
};
const LIQUIBASE = {
  modeOptions: ['--defaults-file', '--defaultsFile'],
  urls: ['LIQUIBASE_COMMAND_URL', 'DATABASE_URL'],
  urlOptions: ['--url'],
};
const LARAVEL = { modes: ['APP_ENV'], modeOptions: ['--env'], urls: ['DATABASE_URL', 'DB_URL'] };
const SYMFONY = { modes: ['APP_ENV'], modeOptions: ['--env', '-e'], urls: ['DATABASE_URL'] };
const DOTNET = {
  modes: ['ASPNETCORE_ENVIRONMENT', 'DOTNET_ENVIRONMENT'],
  urlOptions: ['--connection'],
};

const symfony = [
  ...wipes(['doctrine:database:drop', 'doctrine:schema:drop'], {
    with: ['--force', '-f', '--full-database'],
  }),
  ...wipes(['doctrine:migrations:migrate first', 'd:m:m first', 'd:d:d']),
  ...seeded(['doctrine:fixtures:load'], { with: ['--append'] }),
  ...wipes(['doctrine:fixtures:load']),
  ...forced(['doctrine:schema:update'], { with: ['--force', '-f', '--complete'] }),
  ...back(['doctrine:migrations:execute'], { with: ['--down'] }),
  ...back(['doctrine:migrations:migrate prev', 'd:m:m prev']),
  ...forward(['doctrine:migrations:migrate', 'd:m:m', 'doctrine:migrations:execute']),
  ...marked(['doctrine:migrations:version', 'doctrine:migrations:rollup']),
];

const DOTNET_VALUED =
  '-p --project -s --startup-project -c --context --configuration --framework -k --api-key --source';

const efActs = (before: string): readonly Act[] => [
  ...wipes([`${before}database drop`, `${before}database update 0`]),
  ...back([`${before}database update *`]),
  ...forward([`${before}database update`]),
];

/** `tinker --execute='…'`, and what is piped into it. */
function tinker(call: Call, context: ToolContext): ToolReading {
  const { stdin } = call.invocation;
  const word = call.value('--execute') ?? (stdin.kind === 'text' ? textWord(stdin.text) : null);
  return word === null ? {} : frameworkCode([word], call, frameworkAt(call, context, LARAVEL));
}

function textWord(text: string): Word {
  return { text, known: true, glob: false, unknowns: [] };
}

export const enterpriseTools: readonly Tool[] = [
  runner({
    id: 'flyway',
    programs: ['flyway'],
    valued: '-user -password -locations -target -schemas',
    where: FLYWAY,
    harmlessWith: ['-dryRunOutput'],
    acts: [
      ...wipes(['clean']),
      ...back(['undo']),
      ...marked(['repair', 'baseline']),
      ...forward(['migrate']),
    ],
  }),
  runner({
    id: 'liquibase',
    programs: ['liquibase'],
    valued:
      '--changelog-file --changeLogFile --username --password --classpath --driver --tag --count',
    where: LIQUIBASE,
    acts: [
      ...wipes(['dropAll', 'drop-all']),
      ...wipes(['rollback-to-date', 'rollbackToDate']),
      ...back([
        'rollback',
        'rollback-count',
        'rollbackCount',
        'rollback-one-changeset',
        'rollback-one-update',
      ]),
      ...forward([
        'update',
        'update-count',
        'update-to-tag',
        'updateCount',
        'update-testing-rollback',
      ]),
      ...marked([
        'clear-checksums',
        'clearCheckSums',
        'changelog-sync',
        'changelogSync',
        'mark-next-changeset-ran',
      ]),
    ],
  }),
  runner({
    id: 'sqitch',
    programs: ['sqitch'],
    valued:
      '-t --target -h --host -d --db-name -u --db-user --to-change --to --onto -f --plan-file',
    where: { urlOptions: ['-t', '--target'], urls: ['SQITCH_TARGET'] },
    acts: [
      ...wipes(['revert'], { without: ['--to', '--to-change'] }),
      ...back(['revert', 'rebase', 'checkout']),
      ...forward(['deploy']),
    ],
  }),
  runner({
    id: 'artisan',
    programs: ['artisan'],
    valued: '--database --path --step --class --seeder --execute',
    where: LARAVEL,
    harmlessWith: ['--pretend'],
    acts: [
      { words: 'tinker', does: tinker },
      ...wipes([
        'migrate:fresh',
        'migrate:reset',
        'migrate:refresh',
        'db:wipe',
        'tenants:migrate-fresh',
      ]),
      ...back([
        'migrate:rollback',
        'queue:flush',
        'queue:clear',
        'model:prune',
        'telescope:clear',
        'horizon:clear',
      ]),
      ...forward(['migrate', 'tenants:migrate']),
      ...seeded(['db:seed']),
    ],
  }),
  runner({
    id: 'symfony',
    programs: ['console', 'doctrine', 'doctrine-migrations'],
    where: SYMFONY,
    acts: symfony,
    harmlessWith: ['--dry-run', '--dump-sql'],
    valued: '--em --conn',
  }),
  runner({
    id: 'phinx',
    programs: ['phinx'],
    valued: '-c --configuration -t --target -s --seed -d --date',
    where: { modes: ['PHINX_ENVIRONMENT'], modeOptions: ['-e', '--environment'] },
    harmlessWith: ['--dry-run', '-x'],
    acts: [
      ...back(['rollback']),
      ...forward(['migrate']),
      ...seeded(['seed:run']),
      ...marked(['breakpoint']),
    ],
  }),
  runner({
    id: 'ecto',
    programs: ['mix'],
    where: { modes: ['MIX_ENV'], urls: ['DATABASE_URL'] },
    acts: [
      ...wipes(['ecto.drop', 'ecto.reset', 'ash.reset', 'ash_postgres.drop', 'event_store.drop']),
      ...wipes(['ecto.rollback', 'ash.rollback'], { with: ['--all'] }),
      ...back(['ecto.rollback', 'ash.rollback']),
      ...forward(['ecto.migrate', 'ash.migrate', 'ecto.setup', 'ash.setup']),
      ...seeded(['ecto.create', 'ecto.load']),
    ],
    valued: '-r --repo -n --step --to -v',
  }),
  runner({
    id: 'dotnet-ef',
    programs: ['dotnet-ef'],
    valued: DOTNET_VALUED,
    where: DOTNET,
    harmlessWith: ['--dry-run'],
    acts: efActs(''),
  }),
  runner({
    id: 'dotnet',
    programs: ['dotnet'],
    valued: DOTNET_VALUED,
    where: DOTNET,
    harmlessWith: ['--dry-run'],
    acts: [
      ...efActs('ef '),
      {
        words: 'nuget push',
        does: [
          changes('nuget-package', 'A published version stays published.', undefined, {
            verb: 'create',
            traits: ['publishes'],
          }),
        ],
      },
      {
        words: 'nuget delete',
        does: [costs('delete', 'nuget-package', 'The version is no longer listed.')],
      },
    ],
  }),
  runner({
    id: 'wordpress',
    programs: ['wp'],
    valued: '--path --url --ssh --http --user',
    where: { urlOptions: ['--ssh', '--http'], modes: ['WP_ENV', 'WP_ENVIRONMENT_TYPE'] },
    acts: [
      ...wipes(['db drop|reset|clean', 'site empty', 'site delete']),
      ...forced(['db import', 'search-replace'], { without: ['--dry-run'] }),
      ...back([
        'post|user|comment|term|media delete',
        'plugin|theme delete|uninstall',
        'option delete',
      ]),
      ...forward(['core update-db', 'plugin|theme|core update']),
    ],
  }),
  runner({
    id: 'drush',
    programs: ['drush'],
    valued: '-l --uri -r --root',
    where: { urlOptions: ['-l', '--uri'] },
    acts: [
      ...wipes([
        'sql-drop',
        'sql:drop',
        'site:install',
        'si',
        'site-install',
        'entity:delete',
        'pm:uninstall',
      ]),
      ...forward(['updatedb', 'updb', 'config:import', 'cim', 'deploy']),
    ],
  }),
  runner({
    id: 'hasura',
    programs: ['hasura'],
    valued: '--endpoint --admin-secret --database-name --up --down --version --project',
    where: { urlOptions: ['--endpoint'], urls: ['HASURA_GRAPHQL_ENDPOINT'] },
    harmlessWith: ['--dry-run'],
    acts: [
      ...back(['migrate apply'], { with: ['--down'] }),
      ...forward(['migrate apply', 'metadata apply', 'deploy']),
      ...back(['metadata clear', 'metadata reload']),
      ...marked(['migrate delete', 'migrate squash']),
      ...seeded(['seed apply']),
    ],
  }),
];
