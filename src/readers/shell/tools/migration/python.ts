import type { ToolReading } from '../../types.ts';
import { runSql, sqlInWords, sqlOnInput } from '../database/run-sql.ts';
import type { Call, Tool, ToolContext } from '../types.ts';
import { back, forward, marked, runner, seeded, wipes } from './acts.ts';
import { frameworkCode } from './code.ts';
import { frameworkAt } from './where.ts';

const DJANGO = {
  modes: ['DJANGO_SETTINGS_MODULE', 'DJANGO_ENV', 'DJANGO_CONFIGURATION', 'ENVIRONMENT'],
  modeOptions: ['--settings'],
  urls: ['DATABASE_URL'],
};

/** Without a word for an environment the settings are those of development: `app.settings`. */
function djangoAt(call: Call, context: ToolContext) {
  const at = frameworkAt(call, context, DJANGO);
  if (at.setting.kind !== 'unknown' || at.setting.name === null) return at;
  return frameworkAt(call, context, { urls: DJANGO.urls });
}

function shell(call: Call, context: ToolContext): ToolReading {
  const { stdin } = call.invocation;
  const input =
    stdin.kind === 'text' ? [{ text: stdin.text, known: true, glob: false, unknowns: [] }] : [];
  return frameworkCode(
    [...call.values('-c', '--command'), ...input],
    call,
    djangoAt(call, context),
  );
}

function dbshell(call: Call, context: ToolContext): Promise<ToolReading> {
  const said = sqlInWords(call.operands.slice(call.taken).filter(({ text }) => /\s/.test(text)));
  const texts = said.length > 0 ? said : sqlOnInput(call.invocation, context);
  const connection = djangoAt(call, context);
  return runSql(texts, { dialect: 'postgresql', provider: 'django', connection }, context);
}

const URLS = [
  'DATABASE_URL',
  'SQLALCHEMY_DATABASE_URI',
  'SQLALCHEMY_DATABASE_URL',
  'DB_URL',
  'POSTGRES_URL',
];

export const pythonTools: readonly Tool[] = [
  runner({
    id: 'django',
    programs: ['manage.py', 'django-admin', 'django-admin.py'],
    valued: '-c --command --database --pythonpath -v --verbosity --settings',
    where: DJANGO,
    harmlessWith: ['--plan', '--check', '--list', '-l'],
    acts: [
      ...wipes([
        'flush',
        'reset_db',
        'reset_schema',
        'drop_test_database',
        'sqlflush_run',
        'delete_all',
      ]),
      ...wipes(['migrate * zero']),
      ...marked(['migrate'], { with: ['--fake', '--fake-initial'] }),
      ...back(['migrate * *']),
      ...forward(['migrate', 'syncdb', 'migrate_schemas', 'createcachetable']),
      ...seeded(['loaddata', 'createsuperuser']),
      ...back([
        'remove_stale_contenttypes',
        'clearsessions',
        'cleanup',
        'clear_index',
        'rebuild_index',
      ]),
      { words: 'shell|shell_plus', does: shell },
      { words: 'dbshell', does: dbshell },
    ],
  }),
  runner({
    id: 'alembic',
    programs: ['alembic'],
    valued: '-c --config -x -n --name -m --message --rev-id',
    where: { modes: ['APP_ENV', 'ENVIRONMENT', 'ENV'], urls: URLS },
    harmlessWith: ['--sql'],
    acts: [
      ...wipes(['downgrade base']),
      ...back(['downgrade']),
      ...forward(['upgrade']),
      ...marked(['stamp']),
    ],
  }),
  runner({
    id: 'flask',
    programs: ['flask'],
    valued: '-A --app -e --env-file -d --directory -x -m --message -p --port -h --host',
    where: { modes: ['FLASK_ENV', 'APP_ENV', 'ENVIRONMENT'], urls: URLS },
    harmlessWith: ['--sql'],
    acts: [
      ...wipes([
        'db downgrade base',
        'db drop',
        'db drop-all',
        'db reset',
        'drop-db',
        'reset-db',
        'drop_db',
        'reset_db',
      ]),
      ...back(['db downgrade']),
      ...forward(['db upgrade']),
      ...marked(['db stamp']),
    ],
  }),
  runner({
    id: 'aerich',
    programs: ['aerich', 'piccolo', 'yoyo', 'yoyo-migrate'],
    where: { modes: ['APP_ENV', 'ENVIRONMENT'], urls: URLS, urlOptions: ['--database'] },
    acts: [
      ...back(['downgrade', 'rollback', 'reapply', 'migrations backwards']),
      ...forward(['upgrade', 'apply', 'migrations forwards']),
      ...marked(['mark', 'unmark']),
    ],
  }),
];
