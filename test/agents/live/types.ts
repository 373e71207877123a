import type { AgentCli, Stage } from '../clis/types.ts';
import type { ScriptedModel } from '../model/server.ts';
import type { Step } from '../model/steps.ts';

/** A server that really runs, and how its guards name themselves to it. */
export interface LiveServer {
  readonly url: string;
  readonly token: string;
}

/** One agent on its stage, with the built guard before its tools. */
export interface Scene {
  readonly cli: AgentCli;
  readonly stage: Stage;
  readonly model: ScriptedModel;
  /** A folder beside home and workspace, for what the agent should not see. */
  readonly top: string;
  /** Folder of the guard's state. */
  readonly state: string;
  readonly launcher: string;
  readonly server: LiveServer | null;
}

/** What came of a run. */
export interface Outcome {
  /** Each turn of the model, as the text of its request. */
  readonly turns: readonly string[];
  /** Lines in a file of the workspace; one is added by each call that ran. */
  readonly lines: (file: string) => number;
}

/** One thing that is shown with the real guard. Siblings have this shape. */
export interface LiveCase {
  readonly name: string;
  readonly needs: 'nothing' | 'a server' | 'the small client';
  /** Prepares the scene. What a hook calls, if it is not the launcher, and what the model does. */
  readonly set: (scene: Scene) => Promise<LiveScript>;
}

export interface LiveScript {
  readonly steps: readonly Step[];
  readonly call?: readonly string[];
  /** What is wrong with what came of it; null when it is as it should be. */
  readonly faultIn: (outcome: Outcome) => string | null;
  readonly end?: () => Promise<void>;
}
