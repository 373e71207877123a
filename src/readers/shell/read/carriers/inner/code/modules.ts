const RENAMED: readonly (readonly [RegExp, string])[] = [
  [/^node:/, ''],
  [/^(fs|timers|dns|stream|readline)[./]promises\b/, '$1'],
  [/^(?:fs-extra|graceful-fs|memfs)\b/, 'fs'],
  [/^(?:posix|nt)(?=\.|$)/, 'os'],
  [/^cross-spawn\b/, 'child_process.spawn'],
  [/^(?:psycopg2|psycopg)\b/, 'psycopg'],
  [/^(?:mysql\.connector|pymysql|MySQLdb|mysql2?(?:\/promise)?)(?=\.|$)/, 'mysql'],
  [/^(?:aiosqlite|better-sqlite3)\b/, 'sqlite3'],
  [/^(?:pathlib2)\b/, 'pathlib'],
];

/** A module by the name that rules know it by. */
export function moduleName(name: string): string {
  return RENAMED.reduce((text, [pattern, to]) => text.replace(pattern, to), name);
}
