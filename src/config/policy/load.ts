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
  /** True for a file that nobody has vouched for: what would make the default policy milder is passed over. */
  readonly onlyAdds?: boolean;
}

/** Reads and compiles the policy. Throws `ConfigError` with every mistake found. */
export async function loadPolicy(files: PolicyFiles): Promise<Policy> {
  const defaults = await readDefaults(files.defaults);
  const read = files.path === null ? null : await readDraft(files.path);
  const own = read !== null && files.onlyAdds === true ? additionsOf(read) : read;
  const { policy, problems } = buildPolicy(own, defaults, null);
  if (policy === null) throw new ConfigError(problems);
  return policy;
}

/** Rules, directives and zones; and of what agents may do alone, only what is less than they may anyway. */
function additionsOf({ file, document }: PolicyDraft): PolicyDraft {
  const autonomy = file.autonomy.filter(({ level }) => level === 'observe' || level === 'propose');
  const added = { ...file, defaults: true, disable: [], severities: {}, release: {}, autonomy };
  return { file: added, document };
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
