import type { FilePair, FileReading } from '../../types.ts';
import { loadAnalyser } from '../analysers.ts';
import type { CreateTable } from '../acts.ts';
import { detectDialect } from './detect-dialect.ts';
import { note } from './notes.ts';

type Tables = ReadonlyMap<string, CreateTable>;

/** The tables that a dump describes, by `schema.table`. */
async function tablesIn(path: string, text: string | null): Promise<Tables> {
  const tables = new Map<string, CreateTable>();
  if (text === null) return tables;
  const analyser = await loadAnalyser(detectDialect(path, text));
  for (const statement of analyser.split(text)) {
    if (!/^CREATE\b/i.test(statement.sql)) continue;
    for (const act of analyser.analyse(statement)) {
      if (act.kind !== 'create-table') continue;
      tables.set(`${act.table.schema ?? 'public'}.${act.table.name}`, act);
    }
  }
  return tables;
}

/** A dump is run by nobody on the way to production; what is missing from it is said in a note. */
export async function readDump(file: FilePair): Promise<FileReading> {
  const before = await tablesIn(file.path, file.before);
  const after = await tablesIn(file.path, file.after);
  const missing = [...before.keys()].filter((name) => !after.has(name)).toSorted();
  const signals = missing.map((name) =>
    note(file, `${file.path} no longer describes ${name}; a migration must have dropped it.`),
  );
  return { kind: 'migration', effects: [], signals: file.after === null ? [] : signals };
}

/** Types by `schema.table.column`, as the dumps describe them before the change. */
export async function columnTypesIn(
  files: readonly FilePair[],
): Promise<ReadonlyMap<string, string>> {
  const types = new Map<string, string>();
  for (const { path, before } of files) {
    for (const [table, { columns }] of await tablesIn(path, before)) {
      for (const { name, type } of columns) types.set(`${table}.${name}`, type);
    }
  }
  return types;
}
