import type { ToolReading } from '../../types.ts';
import { runSql, sqlInFile, sqlInWords, sqlOnInput } from '../database/run-sql.ts';
import type { Call, Tool, ToolContext } from '../types.ts';
import { back, forced, forward, marked, runner, seeded, wipes } from './acts.ts';
import { frameworkAt } from './where.ts';

const MODES = ['NODE_ENV', 'APP_ENV'];
const PRISMA = {
  urls: ['DATABASE_URL', 'POSTGRES_PRISMA_URL', 'POSTGRES_URL', 'DIRECT_URL', 'MONGODB_URI'],
  urlOptions: ['--url'],
};
const DRIZZLE = { modes: MODES, urls: ['DATABASE_URL', 'POSTGRES_URL'], urlOptions: ['--url'] };

function prismaExecute(call: Call, context: ToolContext): Promise<ToolReading> {
  const files = call.values('--file').map((word) => sqlInFile(word, context));
  const texts = files.length > 0 ? files : sqlOnInput(call.invocation, context);
  const connection = frameworkAt(call, context, PRISMA);
  return runSql(texts, { dialect: 'postgresql', provider: 'prisma', connection }, context);
}

function typeormQuery(call: Call, context: ToolContext): Promise<ToolReading> {
  const connection = frameworkAt(call, context, { modes: MODES });
  const texts = sqlInWords(call.operands.slice(call.taken));
  return runSql(texts, { dialect: 'postgresql', provider: 'typeorm', connection }, context);
}

export const javascriptTools: readonly Tool[] = [
  runner({
    id: 'prisma',
    programs: ['prisma'],
    valued: '--schema --file --name -n --applied --rolled-back --to --from --script --config',
    where: PRISMA,
    harmlessWith: ['--version'],
    acts: [
      ...wipes(['migrate reset']),
      ...wipes(['db push'], { with: ['--force-reset'] }),
      ...forced(['db push'], { with: ['--accept-data-loss'] }),
      { words: 'db execute', does: prismaExecute },
      ...forward(['db push', 'migrate dev', 'migrate deploy']),
      ...marked(['migrate resolve']),
      ...seeded(['db seed']),
    ],
  }),
  runner({
    id: 'drizzle-kit',
    programs: ['drizzle-kit'],
    valued: '--config --dialect --schema --out',
    where: DRIZZLE,
    acts: [
      ...forced(['push', 'push:pg', 'push:mysql', 'push:sqlite'], { with: ['--force'] }),
      ...forward(['push', 'push:pg', 'push:mysql', 'push:sqlite', 'migrate']),
    ],
  }),
  runner({
    id: 'knex',
    programs: ['knex'],
    valued: '--knexfile --connection --client --specific',
    where: {
      modes: MODES,
      modeOptions: ['--env'],
      urls: ['DATABASE_URL'],
      urlOptions: ['--connection'],
    },
    acts: [
      ...wipes(['migrate:rollback'], { with: ['--all'] }),
      ...back(['migrate:rollback', 'migrate:down']),
      ...forward(['migrate:latest', 'migrate:up']),
      ...back(['seed:run']),
      ...marked(['migrate:unlock']),
    ],
  }),
  runner({
    id: 'sequelize',
    programs: ['sequelize', 'sequelize-cli'],
    valued: '--config --name --to --from --migrations-path --seed',
    where: { modes: MODES, modeOptions: ['--env'], urls: ['DATABASE_URL'], urlOptions: ['--url'] },
    acts: [
      ...wipes(['db:drop', 'db:migrate:undo:all']),
      ...back(['db:migrate:undo', 'db:seed:undo', 'db:seed:undo:all']),
      ...forward(['db:migrate', 'db:migrate:schema:timestamps:add']),
      ...seeded(['db:seed', 'db:seed:all', 'db:create']),
    ],
  }),
  runner({
    id: 'typeorm',
    programs: ['typeorm', 'typeorm-ts-node-commonjs', 'typeorm-ts-node-esm'],
    valued: '-d --dataSource -t --transaction -f --config -c --connection',
    where: { modes: MODES },
    acts: [
      ...wipes(['schema:drop']),
      ...forced(['schema:sync']),
      ...back(['migration:revert']),
      ...forward(['migration:run']),
      { words: 'query', does: typeormQuery },
    ],
  }),
  runner({
    id: 'mikro-orm',
    programs: ['mikro-orm', 'mikro-orm-esm'],
    where: { modes: ['MIKRO_ORM_ENV', ...MODES] },
    harmlessWith: ['--dump'],
    acts: [
      ...wipes(['schema:drop', 'schema:fresh'], { with: ['--run', '-r'] }),
      ...wipes(['migration:fresh', 'database:drop']),
      ...forced(['schema:update'], { with: ['--run', '-r'] }),
      ...back(['migration:down']),
      ...forward(['migration:up']),
    ],
  }),
  runner({
    id: 'node-migrations',
    programs: [
      'node-pg-migrate',
      'db-migrate',
      'migrate-mongo',
      'kysely',
      'graphile-migrate',
      'umzug',
    ],
    valued: '-m --migrations-dir -f --migration-file --config -c',
    where: {
      modes: MODES,
      modeOptions: ['-e', '--env'],
      urls: ['DATABASE_URL'],
      urlOptions: ['-d', '--database-url-var'],
    },
    harmlessWith: ['--dry-run'],
    acts: [
      ...wipes(['db:drop', 'reset']),
      ...back(['down', 'redo', 'migrate:down', 'migrate:rollback', 'migrate down']),
      ...forward(['up', 'migrate', 'migrate:latest', 'migrate:up', 'watch']),
    ],
  }),
  runner({
    id: 'payload',
    programs: ['payload'],
    where: { modes: MODES, urls: ['DATABASE_URI', 'DATABASE_URL', 'MONGODB_URI', 'POSTGRES_URL'] },
    acts: [
      ...wipes(['migrate:fresh', 'migrate:reset', 'migrate:refresh']),
      ...back(['migrate:down']),
      ...forward(['migrate']),
    ],
  }),
  runner({
    id: 'strapi',
    programs: ['strapi'],
    valued: '-f --file -t --to --from --only --exclude -k --key --to-token --from-token',
    where: { modes: MODES, urlOptions: ['--to'], urls: ['DATABASE_URL'] },
    acts: [...wipes(['import', 'transfer', 'configuration:restore'])],
  }),
  runner({
    id: 'directus',
    programs: ['directus'],
    where: { modes: MODES },
    harmlessWith: ['--dry-run'],
    acts: [
      ...forced(['schema apply']),
      ...forward(['bootstrap', 'database migrate:latest', 'database migrate:up']),
      ...back(['database migrate:down']),
    ],
  }),
];
