import type { Effect, Signal } from '../../../core/change/types.ts';
import { readFileAct } from '../file/read-file.ts';
import type { FileAct, ToolAround, ToolClass, ToolSetting } from '../types.ts';
import type { InputValue } from './input-values.ts';
import { wordsOfName } from './tool-class.ts';

const SQL_KEY = /^(?:sql|sqlquery|statement|statements|sqlstatement|rawsql|ddl|dml)$/;
const QUERY_KEY = /^(?:query|queries|q|text|migration|input|code|script)$/;
const COMMAND_KEY = /^(?:command|cmd|commands|shellcommand|bash|shell|commandline)$/;
const SCRIPT_KEY = /^(?:script|code|input|args|arguments)$/;
const PATH_KEY =
  /^(?:path|paths|file|files|filepath|filepaths|filename|source|sourcepath|destination|destinationpath|target|targetpath|oldpath|newpath|notebookpath|uri)$/;

/** SQL that changes something, told from a question in words: `drop table x`, never `drop the idea`. */
const SQL_SHAPE =
  /^\s*(?:--[^\n]*\n\s*|\/\*(?:[^*]|\*(?!\/))*\*\/\s*)*(?:drop\s+(?:table|database|schema|view|index|user|role|function|keyspace|materialized|type|extension|policy)\s|truncate\s+(?:table\s+)?["`\w.]+\s*(?:;|,|cascade|restart|$)|delete\s+from\s+\S+|update\s+\S+\s+set\s|insert\s+into\s|alter\s+(?:table|database|role|user|schema|system|policy)\s|create\s+(?:or\s+replace\s+)?(?:unique\s+)?(?:table|database|schema|index|view|role|user|function|policy|extension|trigger)\s|grant\s+[\w,\s]+\s(?:on|to)\s|revoke\s+[\w,\s]+\s(?:on|from)\s|with\s+(?:recursive\s+)?\w+\s+as\s*\(|begin\s*;|select\s[^;]*(?:;|\bfrom\b))/i;

/** Words of tools whose questions are SQL; for any other a query is what people search for. */
const DATABASES = new Set(
  `sql query queries db database databases postgres postgresql pg mysql mariadb sqlite supabase neon bigquery
  snowflake clickhouse duckdb redshift athena warehouse planetscale turso d1 cockroach cockroachdb mssql sqlserver
  oracle prisma migration migrations execute exec run trino databricks timescale singlestore tidb libsql dbhub
  toolbox statement`.split(/\s+/),
);

const SHELLS = new Set(
  'shell bash terminal command commands exec cmd console ssh zsh powershell process'.split(' '),
);

export interface InputReading {
  readonly effects: readonly Effect[];
  readonly signals: readonly Signal[];
  /** True where a text inside was read that says what is done. */
  readonly read: boolean;
}

/** What SQL, commands and paths inside an input come to. */
export async function readInputs(
  name: string,
  values: readonly InputValue[],
  kind: ToolClass,
  setting: ToolSetting,
  around: ToolAround,
  source: string,
): Promise<InputReading> {
  const effects: Effect[] = [];
  const signals: Signal[] = [];
  let read = false;
  const words = wordsOfName(name);
  const shell = words.some((word) => SHELLS.has(word));
  const database = words.some((word) => DATABASES.has(word));
  const commands = values.filter(
    ({ key }) => COMMAND_KEY.test(key) || (shell && SCRIPT_KEY.test(key)),
  );
  for (const text of joinedByKey(commands)) {
    if (around.readCommand === undefined) continue;
    const { inner = [], signals: seen = [] } = await around.readCommand(text, source);
    effects.push(...inner);
    signals.push(...seen);
    read = true;
  }
  for (const { key, text } of values) {
    const sql =
      SQL_KEY.test(key) || (database && QUERY_KEY.test(key) && SQL_SHAPE.test(text.slice(0, 2000)));
    if (!sql || around.readInside === undefined || commands.some((each) => each.key === key))
      continue;
    const { inner = [], signals: seen = [] } = await around.readInside(
      text,
      'command.sql',
      setting,
    );
    effects.push(...inner);
    signals.push(...seen);
    read = true;
  }
  effects.push(...pathsOf(values, name, kind, around, source));
  return { effects, signals, read };
}

/** An argument vector is one command; several keys are several. */
function joinedByKey(values: readonly InputValue[]): readonly string[] {
  const byKey = new Map<string, string[]>();
  for (const { key, text } of values) byKey.set(key, [...(byKey.get(key) ?? []), text]);
  return [...byKey].flatMap(([key, texts]) =>
    key.endsWith('s') && key !== 'args' ? texts : [texts.join(' ')],
  );
}

const FILE_WORDS = new Set(
  'file files directory folder path dir note notebook document'.split(' '),
);

/** Paths of this machine that matter beyond the repository, or that a tool for files is about. */
function pathsOf(
  values: readonly InputValue[],
  name: string,
  kind: ToolClass,
  around: ToolAround,
  source: string,
): readonly Effect[] {
  const forFiles = wordsOfName(name).some((word) => FILE_WORDS.has(word));
  const act: FileAct['act'] = kind === 'read' ? 'read' : kind === 'delete' ? 'delete' : 'edit';
  return values
    .filter(
      ({ key, text }) => PATH_KEY.test(key) && /^(?:file:\/\/|[./~\w]|[A-Za-z]:\\)/.test(text),
    )
    .filter(({ text }) => text.length < 2000 && !/^\w+:\/\/(?<!file:\/\/)|\n/.test(text))
    .slice(0, 50)
    .flatMap(({ text }) =>
      readFileAct({ kind: 'file', act, path: text, content: null, edits: [] }, around, source),
    )
    .filter(({ traits }) => forFiles || traits.some((trait) => ALWAYS.has(trait)));
}

const ALWAYS: ReadonlySet<string> = new Set(['guard-tampering', 'credential-read', 'system-path']);
