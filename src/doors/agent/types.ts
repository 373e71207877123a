/**
 * The agent's door. A host's own words come in, an `AgentCall` goes on to be judged, and the decision goes
 * back in the host's own words and nothing else. A door translates; it never judges.
 */

import type { ToolAct } from '../../readers/tool-call/types.ts';

/** What an agent is about to do with one of its tools. */
export type AgentAct =
  | {
      readonly kind: 'command';
      readonly text: string;
      readonly dialect: 'posix' | 'powershell' | 'cmd';
    }
  | ToolAct;

/** One call of a tool, as any host tells of it. */
export interface AgentCall {
  readonly host: string;
  /** The host's name of its conversation; empty where it has none. */
  readonly session: string;
  /** The host's name of this very call, or null. */
  readonly callId: string | null;
  /** Name or id of a subagent, or null. */
  readonly subagent: string | null;
  readonly model: string | null;
  readonly cwd: string;
  /** The tool's name as the host has it. */
  readonly tool: string;
  /** Usually one; a patch that touches several files has one for each. */
  readonly acts: readonly AgentAct[];
}

/** An event of the host that is no call of a tool. */
export interface AgentMoment {
  readonly kind: 'session-start' | 'session-end' | 'prompt' | 'after-tool' | 'other';
  readonly host: string;
  readonly session: string;
  readonly cwd: string;
}

/** What a host's payload was found to be. */
export type Heard =
  | { readonly kind: 'call'; readonly call: AgentCall }
  | { readonly kind: 'moment'; readonly moment: AgentMoment }
  /** Not what this host sends: blocked, with a reason that says what is wrong with it. */
  | { readonly kind: 'malformed'; readonly why: string };

/** What the door has to tell the host. */
export interface DoorAnswer {
  /**
   * `ask`: held, and the person in front of the agent may release it themselves; a host that cannot ask
   * says what it says for `hold`. `stop`: nothing more from this agent; its loop is to end.
   */
  readonly outcome: 'allow' | 'ask' | 'hold' | 'deny' | 'stop';
  /** One or two sentences for the agent: what, why, what would be safer, where a person can release it. */
  readonly message: string;
  /** Notes for the agent when it may go on (lessons, zones); empty where there are none. */
  readonly context: string;
}

/** What a hook process says and how it ends. */
export interface HookOutput {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** One agent host. Siblings have this shape and stand in `registry.ts`. */
export interface AgentHost {
  /** `claude-code`, `codex`, `gemini-cli`, `copilot`, `opencode`, `cursor`, `kiro`, `amazon-q`, `windsurf`, `generic`. */
  readonly id: string;
  /** Other names by which people call it: `claude`, `gemini`. */
  readonly aliases: readonly string[];
  readonly title: string;
  /** Whether it shows a person an `ask` and waits. */
  readonly asks: boolean;
  /** Never throws. `payload` is what the JSON on standard input came to. */
  readonly hear: (payload: unknown) => Heard;
  /** The host's own words for an answer to a payload that was heard. */
  readonly say: (answer: DoorAnswer, heard: Heard) => HookOutput;
}
