export interface CommandText {
  readonly text: string;
  readonly dialect: 'posix' | 'powershell' | 'cmd';
  /** Name for evidence: `command`, or the script's path. */
  readonly source: string;
}
