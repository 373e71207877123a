/** What the tools for agents stand on: one workspace, and the same rules as the guard's. */
import type { AgentHost } from '../../doors/agent/types.ts';
import { NO_DESK } from '../../cli/guard/holds/desk.ts';
import { guardsOf, openPost } from '../../cli/guard/open-guard.ts';
import type { Guard } from '../../cli/guard/decide-call.ts';
import type { GuardPost } from '../../cli/guard/open-guard.ts';
import { rulesFor } from '../../cli/guard/rules-for.ts';
import type { LoadedSnapshot } from '../../cli/guard/snapshot/loaded.ts';
import { worldHere } from '../../cli/guard/world-here.ts';
import { confinedWorld } from './confined-world.ts';
import { stopsFor } from './stops-for.ts';
import { openWorkspace } from './workspace.ts';
import type { Workspace } from './workspace.ts';

export interface Ground {
  readonly workspace: Workspace;
  readonly post: GuardPost;
  readonly version: string;
  /** The rules as they are now, as the agent on the other end meets them. */
  readonly rules: (host: HostNames) => Promise<LoadedSnapshot>;
  /** A guard that judges and does nothing else: it holds nothing, counts nothing and writes nothing down. */
  readonly guard: (host: HostNames) => Guard;
}

/** An agent by its names, as rules may call it. */
export type HostNames = Pick<AgentHost, 'id' | 'aliases' | 'title' | 'asks'>;

/** For how long rules may be used again unlooked at, in milliseconds. */
const REMEMBERED = 1000;

/** Throws where the folder is not there, or the guard's configuration cannot be read. */
export function openGround(
  cwd: string,
  env: Readonly<Record<string, string | undefined>>,
  version: string,
): Ground {
  const post = openPost({ env, isLive: false, rememberFor: REMEMBERED });
  const workspace = openWorkspace(worldHere(cwd, env).workspace, cwd);
  return {
    workspace,
    post,
    version,
    rules: async (host) => rulesFor(await post.snapshot(workspace.cwd), host, []),
    guard: (host) => {
      const guard = guardsOf(post, env, process.pid)({ ...NO_HOOK, ...host });
      return {
        ...guard,
        host,
        stops: () => stopsFor(guard.stops(), host),
        worldAt: (at) => confinedWorld(worldHere(at, env), workspace),
        desk: NO_DESK,
        record: () => {},
        notice: () => {},
      };
    },
  };
}

/** What a host says to a hook, where there is none. */
export const NO_HOOK: Pick<AgentHost, 'hear' | 'say'> = {
  hear: () => ({ kind: 'malformed', why: 'this host has no hook.' }),
  say: () => ({ stdout: '', stderr: '', exitCode: 2 }),
};
