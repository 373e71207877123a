import { scanGemfile } from './gemfile.ts';
import { scanGoSum } from './go-sum.ts';
import type { LockEntry, LockScanner } from './lock-entry.ts';
import { parseNpm, scanNpm } from './npm.ts';
import { scanPnpm } from './pnpm.ts';
import { scanToml } from './toml.ts';
import { scanYarn } from './yarn.ts';

export interface LockFormat {
  readonly scan: LockScanner;
  /** Reads a whole file where its syntax allows other ways of writing than the tool's own. */
  readonly parse: ((text: string) => LockEntry[] | null) | null;
  /** Names of the files that people write, from which this lockfile follows. */
  readonly manifests: RegExp;
}

const NODE = /^(?:package\.json|pnpm-workspace\.yaml|\.yarnrc\.yml|\.pnpmfile\.cjs|deno\.jsonc?)$/;
const PYTHON = /^(?:pyproject\.toml|setup\.(?:py|cfg)|Pipfile|requirements.*\.(?:txt|in))$/;

/**
 * Lockfiles by name. To add one, write its scanner beside the others, name it here, and put a swapped
 * file and its harmless twin into `lockfile.test.ts`.
 */
const FORMATS: Readonly<Record<string, LockFormat>> = {
  'package-lock.json': { scan: scanNpm, parse: parseNpm, manifests: NODE },
  'npm-shrinkwrap.json': { scan: scanNpm, parse: parseNpm, manifests: NODE },
  'yarn.lock': { scan: scanYarn, parse: null, manifests: NODE },
  'pnpm-lock.yaml': { scan: scanPnpm, parse: null, manifests: NODE },
  'Cargo.lock': { scan: scanToml, parse: null, manifests: /^Cargo\.toml$/ },
  'poetry.lock': { scan: scanToml, parse: null, manifests: PYTHON },
  'uv.lock': { scan: scanToml, parse: null, manifests: PYTHON },
  'pdm.lock': { scan: scanToml, parse: null, manifests: PYTHON },
  'go.sum': { scan: scanGoSum, parse: null, manifests: /^go\.(?:mod|work)$/ },
  'go.work.sum': { scan: scanGoSum, parse: null, manifests: /^go\.(?:mod|work)$/ },
  'Gemfile.lock': {
    scan: scanGemfile,
    parse: null,
    manifests: /^(?:Gemfile|gems\.rb|.*\.gemspec)$/,
  },
};

/** The format of a lockfile by its name, or null for one whose inside is not read. */
export function formatOf(name: string): LockFormat | null {
  return Object.hasOwn(FORMATS, name) ? (FORMATS[name] ?? null) : null;
}
