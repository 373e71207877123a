import type { Effect, Signal } from '../../core/change/types.ts';
import type { FilePair, FileReader, FileReading } from '../types.ts';
import { loadAnalyser } from './analysers.ts';
import { foldRecreations } from './dialects/recreation.ts';
import { actsOf, addedOnly } from './frameworks/acts-of.ts';
import { dialectOf } from './frameworks/dialect-of.ts';
import { FRAMEWORKS } from './frameworks/registry.ts';
import type { Framework, Translation } from './frameworks/types.ts';
import type { Translated } from './frameworks/translate/walk.ts';
import { judge } from './judge/judge.ts';
import { note } from './plain/notes.ts';
import { SEED_FOLDER, TEST_FOLDER } from './plain/kind-of-file.ts';
import type { ScriptContext } from './types.ts';

/** Reads migrations that are written as code: Rails, Django, Alembic, Knex and their like. Runs none of it. */
export const migrationsFileReader: FileReader = {
  id: 'migration-code',
  title: 'database migration written as code',
  recognises: (file) => frameworkOf(file) !== null,
  read: async (files) => {
    const effects: Effect[] = [];
    const signals: Signal[] = [];
    for (const file of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
      const framework = frameworkOf(file);
      if (framework === null) continue;
      const reading = await readMigration(file, framework);
      effects.push(...reading.effects);
      signals.push(...reading.signals);
    }
    return { kind: 'migration', effects, signals };
  },
};

function frameworkOf({ path, before, after }: FilePair): Framework | null {
  const text = after ?? before ?? '';
  return FRAMEWORKS.find((framework) => framework.recognises(path, text)) ?? null;
}

async function readMigration(file: FilePair, framework: Framework): Promise<FileReading> {
  const { path, before, after } = file;
  if (after === null) {
    const message = `${path} goes. Nothing is run; what it did where it has been run stays.`;
    return { kind: 'migration', effects: [], signals: [note(file, message)] };
  }
  const translation = framework.translate({ path, text: after });
  const earlier = before === null ? null : framework.translate({ path, text: before });
  const forth = await judged(file, framework, translation, after, 'up', earlier);
  const back = await judged(file, framework, translation, after, 'down', earlier);
  return {
    kind: 'migration',
    effects: [...forth.effects, ...back.effects],
    signals: [...signalsOf(file, framework, translation), ...forth.signals, ...back.signals],
  };
}

async function judged(
  file: FilePair,
  framework: Framework,
  translation: Translation,
  text: string,
  direction: 'up' | 'down',
  earlier: Translation | null,
) {
  const dialect = dialectOf(file.path, text, translation);
  const analyser = await loadAnalyser(dialect);
  const old: readonly Translated[] = earlier?.[direction] ?? [];
  const acts = actsOf(addedOnly(old, translation[direction] ?? []), text, dialect, analyser);
  const script = {
    source: file.sources.after,
    path: file.path,
    dialect,
    framework: framework.id,
    direction,
    transactional: translation.transactional,
    statements: [],
  };
  const context: ScriptContext = {
    environment: environmentOf(file),
    inRepository: file.inRepository,
    facts: new Map(),
    columnTypes: new Map(),
    stance: direction === 'down' ? 'described' : 'run',
  };
  return judge(foldRecreations(acts), script, context);
}

function signalsOf(
  file: FilePair,
  framework: Framework,
  translation: Translation,
): readonly Signal[] {
  const { failed, irreversible } = translation;
  const signals: Signal[] = [];
  if (file.before !== null) {
    signals.push(
      note(
        file,
        `${file.path} was there before and is changed. Where it has been run already, the change is not run again.`,
      ),
    );
  }
  if (irreversible !== null)
    signals.push(note(file, `${file.path}: ${irreversible.note}.`, irreversible.line));
  if (failed !== null) {
    const message = `This ${framework.title} cannot be read: ${failed.message}. What it does to the database is not known.`;
    const evidence = {
      source: file.sources.after,
      pointer: null,
      line: failed.line,
      note: failed.message,
      excerpt: [],
    };
    signals.push({ kind: 'incomplete-input', weight: 'hold', message, evidence: [evidence] });
  }
  return signals;
}

/** A path that names an environment has the last word; else tests and seeds say where they are run. */
function environmentOf(file: FilePair): ScriptContext['environment'] {
  if (file.environment.kind !== 'unknown') return file.environment;
  if (TEST_FOLDER.test(file.path)) return { kind: 'test', name: null };
  return SEED_FOLDER.test(file.path) ? { kind: 'development', name: null } : file.environment;
}
