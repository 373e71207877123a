import { openRecord } from '../../server/open/open-record.ts';
import type { Record } from '../../server/open/open-record.ts';
import { settingsOf } from '../../server/open/settings.ts';
import type { CliContext } from '../context.ts';

/**
 * Works on the server's own record: the database that DATABASE_URL names, else the one in the data
 * folder, which may be in use by a server at the same time. Closes it afterwards, whatever happens.
 */
export async function withRecord<T>(
  context: CliContext,
  work: (record: Record) => Promise<T>,
): Promise<T> {
  const say = (line: string) => context.stderr.write(`${line}\n`);
  const record = await openRecord({
    env: context.env,
    settings: settingsOf(context.env, null),
    say,
  });
  try {
    return await work(record);
  } finally {
    await record.close();
  }
}
