import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Catalog } from '../../core/catalog/types.ts';
import type { ActorClaim, ProvenanceClue } from '../../core/provenance/types.ts';
import { loadCatalog } from '../catalog/load.ts';
import { ConfigError } from '../problem.ts';
import type { Problem } from '../problem.ts';
import { DrillPlaceSchema } from '../schema/drill-calls.ts';
import type { DrillPlaceFile, DrillStepFile } from '../schema/drill-calls.ts';
import { DrillFileSchema } from '../schema/drill.ts';
import type { DrillFile } from '../schema/drill.ts';
import { checkDocument, problemAt } from '../yaml/check.ts';
import type { ConfigDocument, Path } from '../yaml/document.ts';
import { singleDocument } from '../yaml/single.ts';
import { fileProblem, readSource } from '../yaml/source.ts';

/** A call of an agent's tool, or a stop between two of them. */
export type DrillStep = DrillStepFile;
/** The made-up machine that calls come from. */
export type DrillPlace = DrillPlaceFile;

/** One change of a drill: files to read or calls to answer, and who or what made it. */
export interface DrillChange {
  /** Paths of the files that it consists of. */
  readonly inputs: readonly string[];
  /** Files of a repository that change, with where their versions lie. */
  readonly files: readonly DrillFilePair[];
  /** Paths of the files of changes that came before it, in order. */
  readonly earlier: readonly string[];
  /** Calls of an agent, in order; empty where files are read. */
  readonly calls: readonly DrillStep[];
  readonly place: DrillPlace;
  readonly actors: readonly ActorClaim[];
  readonly clues: readonly ProvenanceClue[];
}

/** A file that changes: its path in the repository, and where both versions lie. */
export interface DrillFilePair {
  readonly path: string;
  /** Null for a new file. */
  readonly before: string | null;
  /** Null for a file that goes. */
  readonly after: string | null;
}

/** A disaster to replay, with its harmless twin. */
export interface Drill {
  readonly id: string;
  readonly title: string;
  readonly happened: DrillFile['happened'];
  readonly lesson: string;
  readonly harmful: DrillChange;
  readonly twin: DrillChange & { readonly title: string; readonly why: string };
  /** Systems and people that the story needs beside the reader's own, or null. */
  readonly catalog: Catalog | null;
  readonly expect: DrillFile['expect'];
}

/** Every drill below a folder (`DIR/NAME/drill.yaml`), by id. Throws `ConfigError` with every mistake. */
export async function loadDrills(dir: string): Promise<readonly Drill[]> {
  const files = (await folders(dir))
    .map((name) => join(dir, name, 'drill.yaml'))
    .filter((file) => existsSync(file));
  const drills: Drill[] = [];
  const problems: Problem[] = [];
  for (const file of files) {
    try {
      drills.push(await loadDrill(file));
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new ConfigError(problems);
  if (drills.length === 0) {
    const advice = 'A drill is a folder in it with a drill.yaml.';
    throw new ConfigError([fileProblem(dir, 'no-drills', 'no drill lies here', advice)]);
  }
  return drills.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** One drill file, its inputs checked to be there. Throws `ConfigError`. */
async function loadDrill(file: string): Promise<Drill> {
  const parsed = singleDocument(await readSource(file));
  if (parsed.kind === 'faulty') throw new ConfigError(parsed.problems);
  const checked = checkDocument<DrillFile>(DrillFileSchema, parsed.document);
  if (checked.kind === 'misfits') throw new ConfigError(checked.problems);
  const { value: drill } = checked;
  const problems = [...wrongId(drill, parsed.document), ...missingFiles(drill, parsed.document)];
  if (problems.length > 0) throw new ConfigError(problems);

  const folder = dirname(file);
  const inFolder = (names: readonly string[]) => names.map((name) => join(folder, name));
  const { twin } = drill;
  const place = drill.place ?? DrillPlaceSchema.parse({});
  const twinAi = twin.ai === undefined ? drill.ai : twin.ai;
  return {
    id: drill.id,
    title: drill.title,
    happened: drill.happened,
    lesson: drill.lesson,
    harmful: {
      inputs: inFolder(drill.inputs),
      files: pairsIn(folder, drill.files),
      earlier: inFolder(drill.earlier),
      calls: drill.calls,
      place,
      actors: drill.actors,
      clues: clues(drill.ai, file),
    },
    twin: {
      title: twin.title,
      why: twin.why,
      inputs: inFolder(twin.inputs),
      files: pairsIn(folder, twin.files),
      earlier: inFolder(twin.earlier),
      calls: twin.calls,
      place: twin.place ?? place,
      actors: twin.actors ?? drill.actors,
      clues: clues(twinAi === false ? undefined : twinAi, file),
    },
    catalog: drill.catalog === undefined ? null : await loadCatalog([join(folder, drill.catalog)]),
    expect: drill.expect,
  };
}

function pairsIn(folder: string, files: DrillFile['files']): readonly DrillFilePair[] {
  return files.map(({ path, before, after }) => ({
    path,
    before: before === undefined ? null : join(folder, before),
    after: after === undefined ? null : join(folder, after),
  }));
}

async function folders(dir: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(dir, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  } catch (cause) {
    const problem = fileProblem(dir, 'unreadable', 'the folder cannot be read', 'Check the path.');
    throw new ConfigError([problem], { cause });
  }
}

/** Without a word of AI it was made by hand: what is tried is what it does, not that nobody knows who made it. */
function clues(ai: DrillFile['ai'], file: string): readonly ProvenanceClue[] {
  const source = `${basename(dirname(file))}/drill.yaml`;
  if (ai === undefined) {
    const note = 'the drill says that it was made by hand';
    const evidence = { source, pointer: null, line: null, note, excerpt: [] };
    return [{ kind: 'statement', says: 'human', strength: 'attested', tool: null, evidence }];
  }
  const note = `the drill says that ${ai.tool ?? 'an AI tool'} had a part in it`;
  const evidence = { source, pointer: '/ai', line: null };
  return [
    {
      kind: ai.strength === 'attested' ? 'agent-session' : 'declaration',
      says: 'ai',
      strength: ai.strength,
      tool: ai.tool ?? null,
      evidence: { ...evidence, note, excerpt: [] },
    },
  ];
}

function wrongId(drill: DrillFile, document: ConfigDocument): readonly Problem[] {
  const folder = basename(dirname(document.file));
  if (drill.id === folder) return [];
  const message = `the drill is called "${drill.id}", but its folder "${folder}"`;
  return [problemAt(document, ['id'], 'wrong-id', message, 'Give both the same name.')];
}

function versions(files: DrillFile['files'], path: Path) {
  return files.flatMap(({ before, after }, index) => [
    ...(before === undefined ? [] : [{ name: before, path: [...path, index, 'before'] }]),
    ...(after === undefined ? [] : [{ name: after, path: [...path, index, 'after'] }]),
  ]);
}

function missingFiles(drill: DrillFile, document: ConfigDocument): readonly Problem[] {
  const folder = dirname(document.file);
  const under = (names: readonly string[], path: Path) =>
    names.map((name, index) => ({ name, path: [...path, index] }));
  const named: readonly { readonly name: string; readonly path: Path }[] = [
    ...under(drill.inputs, ['inputs']),
    ...versions(drill.files, ['files']),
    ...versions(drill.twin.files, ['twin', 'files']),
    ...under(drill.earlier, ['earlier']),
    ...under(drill.twin.inputs, ['twin', 'inputs']),
    ...under(drill.twin.earlier, ['twin', 'earlier']),
    ...(drill.catalog === undefined ? [] : [{ name: drill.catalog, path: ['catalog'] }]),
  ];
  return named
    .filter(({ name }) => !existsSync(join(folder, name)))
    .map(({ name, path }) => {
      const message = `there is no file "${name}" beside the drill`;
      return problemAt(document, path, 'missing-file', message, 'Add it or correct the name.');
    });
}
