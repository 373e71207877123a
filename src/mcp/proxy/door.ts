import { decideCall } from '../../cli/guard/decide-call.ts';
import type { Guard } from '../../cli/guard/decide-call.ts';
import { NO_DESK } from '../../cli/guard/holds/desk.ts';
import { guardsOf } from '../../cli/guard/open-guard.ts';
import type { GuardPost } from '../../cli/guard/open-guard.ts';
import type { KnownTools } from '../../cli/guard/tool-around.ts';
import { hostOfClient } from '../ground/client-host.ts';
import type { ClientInfo } from '../ground/client-host.ts';
import { NO_HOOK } from '../ground/ground.ts';
import { stopsFor } from '../ground/stops-for.ts';
import type { Id } from './message.ts';

export const PROXY_HOST = 'mcp-proxy';

/** What is recorded of a call of a tool that nobody has approved. */
const WAITS = 'mcp-tool-not-approved';

/** Whether a call may go on; else what its agent is told. */
export type Pass = { readonly passes: true } | { readonly passes: false; readonly message: string };

/** A call of a tool, and who makes it. */
export interface ProxiedCall {
  readonly id: Id;
  readonly tool: string;
  readonly input: unknown;
  readonly client: ClientInfo | undefined;
  readonly tools: KnownTools;
  /** Why the tool may not be used yet, whatever the rules say of the call; null where it may. */
  readonly waits: string | null;
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
  return async ({ id, tool, input, client, tools, waits }) => {
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
      const stops = () => stopsFor(guard.stops(), names);
      const door = { ...guard, stops, ...(waits === null ? {} : waiting(guard)) };
      const { answer } = await decideCall(call, door);
      const { outcome, message } = answer;
      // A stop or a refusal says more than that a tool waits; a hold of such a call is nobody's to lift.
      if (waits !== null && outcome !== 'stop' && outcome !== 'deny') {
        return { passes: false, message: waits };
      }
      return outcome === 'allow' ? { passes: true } : { passes: false, message };
    } catch (error) {
      return { passes: false, message: faultOf(error) };
    }
  };
}

/** Brings nothing to a desk, where a release would be used up, and writes down what became of it. */
function waiting({ record }: Guard): Pick<Guard, 'desk' | 'record'> {
  return {
    desk: NO_DESK,
    record: (recordNow) =>
      record(() => {
        const { outcome, rules, ...decided } = recordNow();
        const held = outcome === 'stop' || outcome === 'deny' ? outcome : 'hold';
        return { ...decided, outcome: held, rules: [WAITS, ...rules].slice(0, 50) };
      }),
  };
}

export function faultOf(error: unknown): string {
  const why = error instanceof Error ? error.message : String(error);
  return `Refused by Holdpoint, which has a fault of its own: ${why} Tell the person you work for.`;
}
