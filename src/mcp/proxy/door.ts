import { decideCall } from '../../cli/guard/decide-call.ts';
import type { Guard } from '../../cli/guard/decide-call.ts';
import { guardsOf } from '../../cli/guard/open-guard.ts';
import type { GuardPost } from '../../cli/guard/open-guard.ts';
import type { KnownTools } from '../../cli/guard/tool-around.ts';
import { hostOfClient } from '../ground/client-host.ts';
import type { ClientInfo } from '../ground/client-host.ts';
import { NO_HOOK } from '../ground/ground.ts';
import { stopsFor } from '../ground/stops-for.ts';
import type { Id } from './message.ts';

export const PROXY_HOST = 'mcp-proxy';

/** Whether a call may go on; else what its agent is told. */
export type Pass = { readonly passes: true } | { readonly passes: false; readonly message: string };

/** A call of a tool, and who makes it. */
export interface ProxiedCall {
  readonly id: Id;
  readonly tool: string;
  readonly input: unknown;
  readonly client: ClientInfo | undefined;
  readonly tools: KnownTools;
}

export type Door = (call: ProxiedCall) => Promise<Pass>;

export interface DoorOptions {
  readonly post: GuardPost;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** The server, as rules and people call it. */
  readonly name: string;
  readonly session: string;
  /** The client's process. */
  readonly caller: number;
}

/** The agent's door for calls of one server's tools. Never rejects: a fault of our own blocks. */
export function openDoor({ post, env, cwd, name, session, caller }: DoorOptions): Door {
  const guardFor = guardsOf(post, env, caller);
  return async ({ id, tool, input, client, tools }) => {
    const names = hostOfClient(client, PROXY_HOST);
    const guard: Guard = { ...guardFor({ ...NO_HOOK, ...names }), tools };
    const call = {
      host: PROXY_HOST,
      session,
      callId: String(id),
      subagent: null,
      model: null,
      cwd,
      tool: `mcp__${name}__${tool}`,
      acts: [{ kind: 'mcp' as const, server: name, tool, input }],
    };
    try {
      const { answer } = await decideCall(call, {
        ...guard,
        stops: () => stopsFor(guard.stops(), names),
      });
      return answer.outcome === 'allow'
        ? { passes: true }
        : { passes: false, message: answer.message };
    } catch (error) {
      return { passes: false, message: faultOf(error) };
    }
  };
}

export function faultOf(error: unknown): string {
  const why = error instanceof Error ? error.message : String(error);
  return `Refused by Holdpoint, which has a fault of its own: ${why} Tell the person you work for.`;
}
