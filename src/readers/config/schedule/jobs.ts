/** One command that runs by the clock. */
export interface Job {
  /** As written: `0 3 * * *`, `daily`, `*-*-* 04:00:00`. */
  readonly schedule: string;
  readonly command: string;
  readonly line: number;
}

/** The same command, however it is spaced. */
export function commandKey({ command }: Job): string {
  return command.trim().replace(/\s+/g, ' ');
}

const BACKUP =
  /(?:^|[^a-z])(?:backups?|snapshots?|pg_?dump\w*|mysqldump|mongodump|restic|borg(?:backup|matic)?|duplicity|wal-g|barman|pgbackrest|xtrabackup|mariabackup|velero|rsnapshot|dumpall|bacula|duply|kopia)(?![a-z])/i;

/** True for a command whose name or text says that it saves data. */
export function isBackup(text: string): boolean {
  return BACKUP.test(text.slice(0, 20_000));
}
