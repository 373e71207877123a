import type { ToolReading } from '../../types.ts';
import { doingsAt } from '../database/effects.ts';
import { connectionOf, targetOfUrl } from '../../environment/connection.ts';
import { hereOf } from '../database/where.ts';
import type { Act, ActEffect, Call, Tool, ToolContext } from '../types.ts';
import { EFFECTS, back, forced, forward, marked, runner, wipes } from './acts.ts';
import { frameworkAt } from './where.ts';

const GOOSE: Readonly<Record<string, ActEffect>> = {
  down: EFFECTS.BACK,
  'down-to': EFFECTS.BACK,
  redo: EFFECTS.BACK,
  reset: EFFECTS.WIPES,
  up: EFFECTS.FORWARD,
  'up-to': EFFECTS.FORWARD,
  'up-by-one': EFFECTS.FORWARD,
};

/** `goose postgres "host=… dbname=…" down`, or the database by variables and the act alone. */
function goose(call: Call, context: ToolContext): ToolReading {
  const words = call.operands.map(({ text }) => text);
  const act = words.find((word) => Object.hasOwn(GOOSE, word));
  if (act === undefined) return {};
  const all = act === 'down-to' && words.at(-1) === '0';
  const effect = all ? EFFECTS.WIPES : (GOOSE[act] ?? EFFECTS.BACK);
  const [, database = ''] = words;
  const target =
    words.indexOf(act) < 2
      ? null
      : (targetOfUrl(database, 'URL') ?? { host: null, database, saidBy: 'database' });
  const connection =
    target === null
      ? frameworkAt(call, context, { urls: ['GOOSE_DBSTRING', 'DATABASE_URL'] })
      : connectionOf(target, hereOf(call, context));
  return doingsAt({ provider: 'database' }, [effect], call, connection);
}

const SQLX: readonly Act[] = [
  ...wipes(['database|db drop|reset']),
  ...back(['migrate|mig revert']),
  ...forward(['migrate|mig run', 'database|db setup']),
];

export const compiledTools: readonly Tool[] = [
  {
    id: 'goose',
    programs: ['goose'],
    provider: 'database',
    valued: ['-dir', '--dir', '-table', '-env'],
    acts: [{ words: '', does: goose }],
    otherwise: 'harmless',
  },
  runner({
    id: 'dbmate',
    programs: ['dbmate'],
    valued: '-d --migrations-dir -s --schema-file --env-file -e --env',
    where: { urls: ['DATABASE_URL'], urlOptions: ['-u', '--url'] },
    acts: [...wipes(['drop']), ...back(['down', 'rollback']), ...forward(['up', 'migrate'])],
  }),
  runner({
    id: 'golang-migrate',
    programs: ['migrate', 'golang-migrate'],
    valued: '-path -source -prefetch -lock-timeout -ext -dir',
    where: { urls: ['DATABASE_URL'], urlOptions: ['-database', '--database'] },
    acts: [
      ...wipes(['drop']),
      ...wipes(['down'], { with: ['-all', '--all'] }),
      ...back(['down *', 'goto']),
      ...wipes(['down']),
      ...forward(['up']),
      ...marked(['force']),
    ],
  }),
  runner({
    id: 'atlas',
    programs: ['atlas'],
    valued: '--dev-url --to --from --dir --file -f --env --config -c --schema -s --var',
    where: { urls: ['DATABASE_URL'], modeOptions: ['--env'], urlOptions: ['-u', '--url'] },
    harmlessWith: ['--dry-run'],
    acts: [
      ...wipes(['schema clean']),
      ...forced(['schema apply'], { with: ['--auto-approve'] }),
      ...forward(['schema apply', 'migrate apply']),
      ...back(['migrate down']),
      ...marked(['migrate set']),
    ],
  }),
  runner({
    id: 'sqlx',
    programs: ['sqlx', 'cargo-sqlx'],
    valued: '--source --target-version',
    where: { urls: ['DATABASE_URL'], urlOptions: ['-D', '--database-url'] },
    harmlessWith: ['--dry-run'],
    acts: SQLX,
  }),
  runner({
    id: 'cargo-sqlx',
    programs: ['cargo'],
    valued: '--source --target-version --manifest-path',
    where: { urls: ['DATABASE_URL'], urlOptions: ['-D', '--database-url'] },
    harmlessWith: ['--dry-run'],
    acts: SQLX.map((act) => ({ ...act, words: `sqlx ${act.words}` })),
  }),
  runner({
    id: 'diesel',
    programs: ['diesel'],
    valued: '--migration-dir --config-file -n --number',
    where: { urls: ['DATABASE_URL'], urlOptions: ['--database-url'] },
    acts: [
      ...wipes(['database|db drop|reset']),
      ...wipes(['migration revert'], { with: ['-a', '--all'] }),
      ...back(['migration revert|redo']),
      ...forward(['migration run', 'setup', 'database|db setup']),
    ],
  }),
  runner({
    id: 'sea-orm-cli',
    programs: ['sea-orm-cli', 'refinery'],
    valued: '-d --migration-dir -s --database-schema',
    where: { urls: ['DATABASE_URL'], urlOptions: ['-u', '--database-url'] },
    acts: [
      ...wipes(['migrate fresh|refresh|reset']),
      ...back(['migrate down']),
      ...forward(['migrate up', 'migrate']),
    ],
  }),
  runner({
    id: 'bytebase',
    programs: ['bytebase', 'skeema', 'pgroll', 'pg-schema-diff', 'tern', 'rel', 'soda'],
    valued: '-c --config -m --migrations -d --destination --dsn --schema -e --env',
    where: { urls: ['DATABASE_URL', 'PGROLL_PG_URL'], urlOptions: ['--dsn', '--postgres-url'] },
    harmlessWith: ['--dry-run'],
    acts: [
      ...forced(['push'], { with: ['--allow-unsafe'] }),
      ...wipes(['drop', 'reset']),
      ...back(['rollback', 'migrate down', 'migrate reset']),
      ...forward(['push', 'migrate', 'start', 'complete', 'apply']),
    ],
  }),
];
