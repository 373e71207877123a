import type { Policy } from '../../core/policy/types.ts';
import { displayName, packageFile } from '../package-root.ts';
import { ConfigError } from '../problem.ts';
import { readSource } from '../yaml/source.ts';
import type { SourceText } from '../yaml/source.ts';
import { buildPolicy } from './build.ts';
import type { PolicyDraft } from './draft.ts';
import { readPolicy } from './read.ts';

export interface PolicyFiles {
  /** The organisation's policy.yaml, or null to go by the default policy alone. */
  readonly path: string | null;
  /** Another default policy than the one that ships with Holdpoint. */
  readonly defaults?: string;
}

/** Reads and compiles the policy. Throws `ConfigError` with every mistake found. */
export async function loadPolicy(files: PolicyFiles): Promise<Policy> {
  const defaults = await readDefaults(files.defaults);
  const own = files.path === null ? null : await readDraft(files.path);
  const { policy, problems } = buildPolicy(own, defaults, null);
  if (policy === null) throw new ConfigError(problems);
  return policy;
}

/** The default policy as it ships. Throws `ConfigError` when it cannot be used. */
export function readDefaults(path: string | undefined): Promise<PolicyDraft> {
  return readDraft(path ?? packageFile('policies/default.yaml'));
}

async function readDraft(path: string): Promise<PolicyDraft> {
  const source = await readSource(path);
  return drafted({ ...source, file: displayName(path) });
}

function drafted(source: SourceText): PolicyDraft {
  const read = readPolicy(source);
  if (read.kind === 'faulty') throw new ConfigError(read.problems);
  return read.draft;
}
