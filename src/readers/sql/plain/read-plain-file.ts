import type { Signal } from '../../../core/change/types.ts';
import type { FilePair, FileReading } from '../../types.ts';
import { readScript } from '../read-script.ts';
import { loadAnalyser } from '../analysers.ts';
import type { SaidSizes, Script, ScriptContext } from '../types.ts';
import { addedStatements } from './added-statements.ts';
import { detectDialect } from './detect-dialect.ts';
import { SEED_FOLDER, TEST_FOLDER } from './kind-of-file.ts';
import { layoutOf } from './layout.ts';
import { note } from './notes.ts';
import { sectionsOf } from './sections.ts';
import { addSizes } from '../sizes/sizes-in-change.ts';
import { sizesInComments } from '../sizes/sizes-in-comments.ts';
import type { ChangeMemory } from '../sequence/change-memory.ts';
import { textBefore } from '../sequence/order.ts';

export interface Surroundings {
  readonly sizes: SaidSizes;
  readonly columnTypes: ReadonlyMap<string, string>;
  /** What the files before it have made of the database. */
  readonly memory: ChangeMemory;
}

/** One .sql file that is run, or would be on the way back. */
export async function readPlainFile(
  file: FilePair,
  { sizes, columnTypes, memory }: Surroundings,
): Promise<FileReading> {
  const { path, after } = file;
  if (after === null) return gone(file);
  const layout = layoutOf(path, after);
  const before = layout.migration ? textBefore(file) : file.before;
  const dialect = detectDialect(path, after);
  const analyser = await loadAnalyser(dialect);
  const sections = sectionsOf(after);
  const earlier = before === null ? null : sectionsOf(before);
  // A repeatable migration is run as a whole whenever it has changed.
  const repeats = layout.framework === 'flyway' && /(?:^|\/)R__/i.test(path);
  const statementsOf = (text: string, old: string | null) =>
    old === null || repeats
      ? analyser.split(text)
      : addedStatements(analyser.split(old), analyser.split(text), dialect);
  const script: Script = {
    source: file.sources.after,
    path,
    dialect,
    framework: layout.framework,
    direction: layout.direction,
    transactional: layout.transactional,
    statements: statementsOf(sections.up, earlier?.up ?? null),
  };
  const context: ScriptContext = {
    environment: environmentOf(file),
    inRepository: file.inRepository,
    sizes: withComments(sizes, after),
    columnTypes,
    stance: layout.direction === 'down' ? 'described' : 'run',
  };
  const isNew = file.before === null && layout.migration && layout.direction === 'up';
  const forth = await readScript(script, {
    ...context,
    ...(context.stance === 'run'
      ? { memory: memory.of({ path, framework: layout.framework, isNew }) }
      : {}),
  });
  const back = await readScript(
    {
      ...script,
      direction: 'down',
      statements: statementsOf(sections.down, earlier?.down ?? null),
    },
    { ...context, stance: 'described' },
  );
  return {
    kind: 'migration',
    effects: [...forth.effects, ...back.effects],
    signals: [
      ...changed(file, layout.migration && !repeats),
      ...noWayBack(file, forth, sections.down),
      ...forth.signals,
      ...back.signals,
    ],
  };
}

function withComments({ trusted, claimed }: SaidSizes, text: string): SaidSizes {
  const all = new Map(claimed);
  addSizes(all, sizesInComments(text));
  return { trusted, claimed: all };
}

function gone(file: FilePair): FileReading {
  const message = `${file.path} goes. Nothing is run; what it did where it has been run stays.`;
  return { kind: 'migration', effects: [], signals: [note(file, message)] };
}

function changed(file: FilePair, migration: boolean): readonly Signal[] {
  if (textBefore(file) === null || !migration) return [];
  const message = `${file.path} was there before and is changed. Where it has been run already, the change is not run again, or its tool refuses to go on.`;
  return [note(file, message)];
}

/** A rollback gives back the shape of what was dropped, and never the rows. */
function noWayBack(file: FilePair, forth: FileReading, down: string): readonly Signal[] {
  const lost = forth.effects.filter(
    ({ reversibility, data }) => reversibility === 'irreversible' && data === 'holds-data',
  );
  if (lost.length === 0 || !/\b(?:CREATE\s+TABLE|ADD\s+COLUMN|INSERT)\b/i.test(down)) return [];
  const names = [...new Set(lost.map(({ resource }) => resource.address))].slice(0, 3).join(', ');
  const message = `The way back in ${file.path} makes ${names} again, but without the rows that were in it.`;
  return [note(file, message, lost[0]?.evidence[0]?.line ?? null)];
}

/** A path that names an environment has the last word; else tests and seeds say where they are run. */
function environmentOf(file: FilePair): ScriptContext['environment'] {
  if (file.environment.kind !== 'unknown') return file.environment;
  if (TEST_FOLDER.test(file.path)) return { kind: 'test', name: null };
  return SEED_FOLDER.test(file.path) ? { kind: 'development', name: null } : file.environment;
}
