import type { Tool } from '../types.ts';
import { engineTools } from './engines.ts';
import { furtherEngineTools } from './further-engines.ts';
import { mongodbTools } from './mongodb.ts';
import { mysqlTools } from './mysql.ts';
import { otherSqlTools } from './other-sql.ts';
import { postgresqlTools } from './postgresql.ts';
import { redisTools } from './redis.ts';
import { sqliteTools } from './sqlite.ts';

/** Clients of databases, and what stands beside them. */
export const databaseTools: readonly Tool[] = [
  ...postgresqlTools,
  ...mysqlTools,
  ...sqliteTools,
  ...mongodbTools,
  ...redisTools,
  ...otherSqlTools,
  ...engineTools,
  ...furtherEngineTools,
];
