import type { Queryable } from './pool.ts';
import { StoreFault } from '../faults.ts';

const OLDEST_MAJOR = 15;

/** Refuses a server that cannot keep the record; returns warnings about one that may lose it. */
export async function checkServer(db: Queryable): Promise<readonly string[]> {
  const { rows } = await db.query<{
    version: string;
    encoding: string;
    fsync: string;
    pages: string;
  }>(
    `select current_setting('server_version_num') as version,
            current_setting('server_encoding') as encoding,
            current_setting('fsync') as fsync,
            current_setting('full_page_writes') as pages`,
  );
  const server = rows[0];
  const major = Math.floor(Number(server?.version) / 10_000);
  if (server === undefined || !(major >= OLDEST_MAJOR)) {
    throw unfit(`PostgreSQL ${major} is too old. Use PostgreSQL ${OLDEST_MAJOR} or newer`);
  }
  if (server.encoding !== 'UTF8') {
    throw unfit(`the database is encoded in ${server.encoding}. Create one with ENCODING 'UTF8'`);
  }
  const risks = [
    ...(server.fsync === 'off' ? ['fsync is off'] : []),
    ...(server.pages === 'off' ? ['full_page_writes is off'] : []),
  ];
  return risks.map((risk) => `the database may lose what was acknowledged in a crash: ${risk}`);
}

function unfit(message: string): StoreFault {
  return new StoreFault('HOLDPOINT_DATABASE_UNFIT', message);
}
