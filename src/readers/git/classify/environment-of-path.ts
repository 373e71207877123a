import type { EnvironmentKind } from '../../../core/change/types.ts';
import type { FileClass } from './file-class.ts';

/** An environment and the name that told it. */
export interface PathEnvironment {
  readonly kind: EnvironmentKind;
  readonly name: string | null;
}

type Named = Exclude<EnvironmentKind, 'unknown'>;

const WORDS: Readonly<Record<string, Named>> = {
  production: 'production',
  prod: 'production',
  prd: 'production',
  staging: 'staging',
  stage: 'staging',
  stg: 'staging',
  preprod: 'staging',
  preproduction: 'staging',
  uat: 'staging',
  nonprod: 'test',
  nonproduction: 'test',
  test: 'test',
  testing: 'test',
  tst: 'test',
  qa: 'test',
  dev: 'development',
  devel: 'development',
  development: 'development',
  local: 'development',
  sandbox: 'development',
};

/** Where words disagree the one that weighs more counts. */
const WEIGHT: Readonly<Record<Named, number>> = {
  production: 4,
  staging: 3,
  test: 2,
  development: 1,
};

const CODE: PathEnvironment = { kind: 'development', name: null };
const NOT_NAMED: PathEnvironment = { kind: 'unknown', name: null };

/**
 * The environment that a file belongs to. Code on a branch is in no environment yet, so only files that
 * act on one by themselves (`acts`) are asked; of those a path that names none is unknown. A whole
 * segment (`prod/`) counts before a word in one (`values-prod.yaml`). In a pipeline's name only
 * production and staging count: `test.yml` runs tests.
 */
export function environmentOfPath(path: string, fileClass: FileClass): PathEnvironment {
  if (!fileClass.acts) return CODE;
  const folders = path.split('/');
  const file = stem(folders.pop() ?? '');
  const named = [...folders, file].map((segment) => ({
    kind: kindOf(joined(segment)),
    name: segment,
  }));
  const wordsOf = (segment: string) => joined(segment).split(/[-_.]/);
  const inFolders = folders.flatMap((folder) =>
    wordsOf(folder).map((word) => ({ kind: kindOf(word), name: folder })),
  );
  const inFile = wordsOf(file).map((word) => ({ kind: kindOf(word), name: word }));
  const pipeline = fileClass.type === 'ci-workflow';
  return heaviest(named, pipeline) ?? heaviest([...inFolders, ...inFile], pipeline) ?? NOT_NAMED;
}

interface Candidate {
  readonly kind: Named | null;
  readonly name: string;
}

function heaviest(candidates: readonly Candidate[], pipeline: boolean): PathEnvironment | null {
  const least = pipeline ? WEIGHT.staging : WEIGHT.development;
  let found: { kind: Named; name: string } | null = null;
  for (const { kind, name } of candidates) {
    if (kind === null || WEIGHT[kind] < least) continue;
    if (found === null || WEIGHT[kind] >= WEIGHT[found.kind]) found = { kind, name };
  }
  return found;
}

function kindOf(word: string): Named | null {
  const bare = word.replace(/\d+$/, '');
  return Object.hasOwn(WORDS, bare) ? (WORDS[bare] ?? null) : null;
}

/** Words that say the opposite when split are read as one: `non-prod`, `pre_production`. */
function joined(segment: string): string {
  return segment.toLowerCase().replace(/(^|[-_.])(non|pre)[-_.](?=prod)/g, '$1$2');
}

/** A file's name without its ending, unless the ending is what names the environment (`.env.prod`). */
function stem(name: string): string {
  const bare = name.replace(/^\.+/, '');
  const ending = /\.([^.]*)$/.exec(bare);
  return ending === null || kindOf(ending[1] ?? '') !== null ? bare : bare.slice(0, ending.index);
}
