import type { Effect, Signal } from '../../core/change/types.ts';
import { NO_FACTS } from '../types.ts';
import type { FilePair, FileReader, FileReading, WorldFacts } from '../types.ts';
import { loadAnalyser } from './analysers.ts';
import { foldRecreations } from './dialects/recreation.ts';
import { actsOf, addedOnly } from './frameworks/acts-of.ts';
import { dialectOf } from './frameworks/dialect-of.ts';
import { FRAMEWORKS } from './frameworks/registry.ts';
import { sameCode } from './frameworks/same-code.ts';
import type { Framework, Translation } from './frameworks/types.ts';
import type { Translated } from './frameworks/translate/walk.ts';
import { judge } from './judge/judge.ts';
import { note } from './plain/notes.ts';
import { SEED_FOLDER, TEST_FOLDER } from './plain/kind-of-file.ts';
import { ChangeMemory } from './sequence/change-memory.ts';
import { inOrder, textBefore } from './sequence/order.ts';
import type { ScriptContext } from './types.ts';

/** Reads migrations that are written as code: Rails, Django, Alembic, Knex and their like. Runs none of it. */
export const migrationsFileReader: FileReader = {
  id: 'migration-code',
  title: 'database migration written as code',
  recognises: (file) => frameworkOf(file) !== null,
  read: async (files, facts = NO_FACTS) => {
    const effects: Effect[] = [];
    const signals: Signal[] = [];
    const memory = new ChangeMemory();
    for (const file of inOrder(files, (one) => frameworkOf(one)?.id ?? null)) {
      const framework = frameworkOf(file);
      if (framework === null) continue;
      const reading = await readMigration(file, framework, { facts, memory });
      for (const effect of reading.effects) effects.push(effect);
      for (const signal of reading.signals) signals.push(signal);
    }
    return { kind: 'migration', effects, signals };
  },
};

function frameworkOf({ path, before, after }: FilePair): Framework | null {
  const text = after ?? before ?? '';
  return FRAMEWORKS.find((framework) => framework.recognises(path, text)) ?? null;
}

interface Surroundings {
  readonly facts: WorldFacts;
  /** What the files before it have made of the database. */
  readonly memory: ChangeMemory;
}

async function readMigration(
  file: FilePair,
  framework: Framework,
  { facts, memory }: Surroundings,
): Promise<FileReading> {
  const { path, after } = file;
  const before = textBefore(file);
  if (after === null) {
    const message = `${path} goes. Nothing is run; what it did where it has been run stays.`;
    return { kind: 'migration', effects: [], signals: [note(file, message)] };
  }
  if (before !== null && sameCode(before, after)) {
    const message = `${path} was there before, and only comments in it are others.`;
    return { kind: 'migration', effects: [], signals: [note(file, message)] };
  }
  const translation = framework.translate({ path, text: after });
  const earlier = before === null ? null : framework.translate({ path, text: before });
  const step = { path, framework: framework.id, isNew: file.before === null };
  const context = {
    environment: environmentOf(file),
    inRepository: file.inRepository,
    sizes: { trusted: facts.tableSizes, claimed: new Map() },
    columnTypes: new Map(),
  };
  const run = { ...context, stance: 'run', memory: memory.of(step) } as const;
  const described = { ...context, stance: 'described' } as const;
  const forth = await judged(file, framework, translation, after, run, earlier);
  const back = await judged(file, framework, translation, after, described, earlier);
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
  context: ScriptContext,
  earlier: Translation | null,
) {
  const direction: 'up' | 'down' = context.stance === 'run' ? 'up' : 'down';
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
  return judge(foldRecreations(acts), script, context);
}

function signalsOf(
  file: FilePair,
  framework: Framework,
  translation: Translation,
): readonly Signal[] {
  const { failed, irreversible } = translation;
  const signals: Signal[] = [];
  if (textBefore(file) !== null) {
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
