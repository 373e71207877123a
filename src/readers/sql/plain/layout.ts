/** What the place and the first lines of a .sql file say about how it is run. */
import type { Script } from '../types.ts';

export interface Layout {
  readonly framework: string | null;
  readonly direction: Script['direction'];
  readonly transactional: boolean | null;
  /** True where something says that it is a migration, rather than any other file of SQL. */
  readonly migration: boolean;
}

interface Sign {
  readonly framework: string;
  readonly path?: RegExp;
  readonly head?: RegExp;
  readonly direction?: Script['direction'];
  readonly transactional: boolean | null;
}

/** In this order; the first whose path and head both fit. Those that need a head stand first. */
const SIGNS: readonly Sign[] = [
  { framework: 'goose', head: /^--\s*\+goose\s/im, transactional: true },
  { framework: 'sql-migrate', head: /^--\s*\+migrate\s/im, transactional: true },
  { framework: 'dbmate', head: /^--\s*migrate:(?:up|down)/im, transactional: true },
  {
    framework: 'liquibase',
    head: /^[^\S\r\n\u2028\u2029]*--\s*liquibase formatted sql/im,
    transactional: true,
  },
  { framework: 'mybatis', head: /^[^\S\r\n\u2028\u2029]*--\s*\/\/\s*@UNDO/im, transactional: true },
  { framework: 'drizzle', head: /^--> statement-breakpoint/m, transactional: true },
  { framework: 'sqitch', head: /^-- Deploy \S+/, transactional: null },
  {
    framework: 'sqitch',
    head: /^-- (?:Revert|Verify) \S+/,
    direction: 'down',
    transactional: null,
  },
  { framework: 'atlas', head: /^--\s*atlas:/m, transactional: true },
  {
    framework: 'flyway',
    path: /(?:^|\/)U[\d._]+__[^/]*\.sql$/i,
    direction: 'down',
    transactional: true,
  },
  { framework: 'flyway', path: /(?:^|\/)(?:[VB][\d._]+|R)__[^/]*\.sql$/i, transactional: true },
  {
    framework: 'flyway',
    path: /(?:^|\/)(?:before|after)(?:Each)?(?:Migrate|Clean|Baseline|Repair|Validate)\w*\.sql$/,
    transactional: true,
  },
  { framework: 'prisma', path: /\/migrations\/[^/]+\/migration\.sql$/, transactional: null },
  { framework: 'diesel', path: /\/[^/]+\/down\.sql$/, direction: 'down', transactional: true },
  { framework: 'diesel', path: /\/[^/]+\/up\.sql$/, transactional: true },
  { framework: 'migrate', path: /\.down\.sql$/i, direction: 'down', transactional: null },
  { framework: 'migrate', path: /\.up\.sql$/i, transactional: null },
  { framework: 'supabase', path: /(?:^|\/)supabase\/migrations\/[^/]+\.sql$/, transactional: null },
];

/** Folders whose files are run one after the other by whatever tool. */
const MIGRATION_FOLDER =
  /(?:^|\/)(?:migrations?|migrate|dbmigrate|changelogs?|changesets?|schema_changes|db_updates?|upgrades?|patches|post_migrations?|flyway|liquibase)\//i;
const NUMBERED = /(?:^|\/)\d{3,}[-_.][^/]*\.sql$/;

const WAY_BACK =
  /(?:^|\/)(?:down|rollbacks?|reverts?|undo|verify)\/|(?:^|[/._-])(?:down|rollback|revert|undo)\.sql$/i;

/** Words by which a file asks its tool for no transaction. */
const NO_TRANSACTION =
  /^--\s*(?:\+goose NO TRANSACTION|migrate:up\s.*transaction:\s*false|no-transaction|atlas:txmode none|\+migrate Up notransaction|changeset.*runInTransaction:\s*false)/im;

const HEAD = 8192;

export function layoutOf(path: string, text: string): Layout {
  const head = text.slice(0, HEAD);
  const sign = SIGNS.find(
    (candidate) =>
      (candidate.path === undefined || candidate.path.test(`/${path}`)) &&
      (candidate.head === undefined ||
        candidate.head.test(
          candidate.framework === 'drizzle' || candidate.framework === 'mybatis' ? text : head,
        )),
  );
  const wrapped = sign?.transactional ?? null;
  return {
    framework: sign?.framework ?? null,
    direction: sign?.direction ?? (WAY_BACK.test(path) ? 'down' : 'up'),
    transactional: NO_TRANSACTION.test(text) ? false : wrapped,
    migration: sign !== undefined || MIGRATION_FOLDER.test(path) || NUMBERED.test(path),
  };
}
