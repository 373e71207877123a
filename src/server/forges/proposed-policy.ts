import type { RequestReaders } from '../../engine/forge/forge-context.ts';
import { openMirror } from '../../engine/forge/git/open-mirror.ts';
import { changedPaths } from '../../engine/forge/git/read-span.ts';
import { runGit } from '../../readers/git/repository/run-git.ts';
import { ServeFault } from '../serve-fault.ts';

/** Where the policy that a server goes by is kept. */
export interface PolicySource {
  /** `github.com/acme/platform`. */
  readonly repository: string;
  readonly path: string;
}

const LARGEST = 1024 * 1024;

/** `github.com/acme/platform:holdpoint/policy.yaml`, or null where it is not said. Throws `ServeFault`. */
export function policySourceOf(text: string | null): PolicySource | null {
  if (text === null) return null;
  const [, repository, path] = /^([^\s:]+\/[^\s:]+):([^\s:][^:]*)$/.exec(text) ?? [];
  if (repository !== undefined && path !== undefined && !path.startsWith('/')) {
    return { repository, path };
  }
  throw new ServeFault(
    `HOLDPOINT_POLICY_SOURCE is ${JSON.stringify(text.slice(0, 200))}. Set it to where the policy is kept, like github.com/acme/platform:holdpoint/policy.yaml`,
  );
}

/** The policy as a request would have it; null where it leaves the policy alone. */
export function proposedPolicyIn(source: PolicySource | null): RequestReaders['proposedPolicy'] {
  return async ({ forge, repository: name }, { folder, mergeBase, head }) => {
    if (source === null || `${forge}/${name}` !== source.repository) return null;
    const repository = await openMirror(folder);
    const paths = await changedPaths(repository, mergeBase, head);
    if (!paths.includes(source.path)) return null;
    const { output } = await runGit(repository, ['cat-file', 'blob', `${head}:${source.path}`], {
      limit: LARGEST,
      accept: [128],
    });
    return { file: source.path, text: output.toString('utf8') };
  };
}
