import type { Catalog } from '../../core/catalog/types.ts';
import type { Incident } from '../../core/memory/types.ts';
import type { Grant } from '../../core/policy/types.ts';
import { packageFile } from '../package-root.ts';
import { buildPolicy } from '../policy/build.ts';
import { readDefaults } from '../policy/load.ts';
import type { PolicyDraft } from '../policy/draft.ts';
import { withDirectives, type ServerDirective } from '../policy/server-directives.ts';
import { readPolicy } from '../policy/read.ts';
import { ConfigError } from '../problem.ts';
import type { SourceText } from '../yaml/source.ts';
import { allowsNothing } from './allows-nothing.ts';
import { storePolicy } from './compile.ts';
import { SNAPSHOT_FORMAT } from './types.ts';
import type { LessonNote, Snapshot } from './types.ts';

/** What a server hands out for its guards, as far as this needs it. */
export interface HandedOut {
  readonly policyFiles: readonly { readonly name: string; readonly text: string }[];
  readonly catalog: Catalog;
  readonly grants: readonly GrantHandedOut[];
  readonly lessons: readonly LessonNote[];
  readonly incidents?: readonly Incident[];
  /** Left out by a server that knows of none. */
  readonly directives?: readonly ServerDirective[];
  readonly digest: string;
}

interface GrantHandedOut {
  readonly id: string;
  readonly agent: string;
  readonly systems: readonly string[];
  readonly environments: Grant['environments'];
  readonly verbs: Grant['verbs'];
  readonly programs: readonly string[] | null;
  readonly quota: { readonly count: number; readonly perSeconds: number };
  readonly startsAt: string;
  readonly endsAt: string;
  readonly grantedBy: string;
  /** Digest of what they signed; left out where they signed nothing. */
  readonly evidence?: string;
}

/** Compiles it. Throws `ConfigError` where the policy cannot be used. */
export async function snapshotFromServer(given: HandedOut, version: string): Promise<Snapshot> {
  const drafts = given.policyFiles.map(({ name, text }) => draftOf({ file: name, text }));
  const defaults = drafts.at(-1) ?? (await readDefaults(packageFile('policies/default.yaml')));
  const own = drafts.length > 1 ? (drafts[0] ?? null) : null;
  const { policy: written, problems } = buildPolicy(own, defaults, null);
  if (written === null) throw new ConfigError(problems);
  const policy = withDirectives(written, given.directives ?? []);
  return {
    format: SNAPSHOT_FORMAT,
    version,
    policy: storePolicy(policy),
    catalog: given.catalog,
    incidents: given.incidents ?? [],
    grants: given.grants.map(grantOf),
    lessons: given.lessons.map(({ id, title, note, paths, systems, rule }) => ({
      id,
      title,
      note,
      paths,
      systems,
      rule,
    })),
    sources: [],
    allowsNothing: allowsNothing(policy),
    judgedBy: `the server's policy (${given.digest.slice(0, 19)})`,
  };
}

function draftOf(source: SourceText): PolicyDraft {
  const read = readPolicy(source);
  if (read.kind === 'faulty') throw new ConfigError(read.problems);
  return read.draft;
}

function grantOf(given: GrantHandedOut): Grant {
  return {
    id: given.id,
    agents: [given.agent],
    systems: given.systems.includes('*') ? [] : given.systems,
    environments: given.environments,
    verbs: given.verbs,
    types: [],
    programs: given.programs,
    starts: given.startsAt,
    ends: given.endsAt,
    grantedBy: given.grantedBy,
    signed: given.evidence !== undefined,
    quota: given.quota,
  };
}
