/** What an agent's tools that are no shell are told to do, and what may be known around them. */
import type { Effect, EnvironmentKind, Signal } from '../../core/change/types.ts';

/** A call of one tool, as the agent's door tells of it; commands are read by the shell's reader. */
export type ToolAct =
  | {
      readonly kind: 'file';
      readonly act: 'read' | 'write' | 'edit' | 'delete' | 'move';
      /** As given; relative to `cwd`. */
      readonly path: string;
      /** Where a move ends; left out otherwise. */
      readonly to?: string;
      /** The whole new text where it is known. */
      readonly content: string | null;
      /** For an edit: what is replaced, by what. */
      readonly edits: readonly { readonly before: string; readonly after: string }[];
    }
  | {
      readonly kind: 'mcp';
      readonly server: string;
      readonly tool: string;
      readonly input: unknown;
    }
  | {
      readonly kind: 'fetch';
      readonly url: string;
      readonly method: string;
      readonly hasBody: boolean;
    }
  /** A search, a listing, a note to itself: a tool of the host that is known to change nothing. */
  | { readonly kind: 'harmless'; readonly tool: string }
  /** Starts another agent; what that one does passes the same door. */
  | { readonly kind: 'delegate'; readonly prompt: string }
  /** A tool on no list. */
  | { readonly kind: 'unknown'; readonly tool: string; readonly input: unknown };

export type FileAct = Extract<ToolAct, { kind: 'file' }>;
export type McpAct = Extract<ToolAct, { kind: 'mcp' }>;
export type FetchAct = Extract<ToolAct, { kind: 'fetch' }>;

/** What a server says of its tool. */
export interface ToolHints {
  readonly readOnlyHint?: boolean | undefined;
  readonly destructiveHint?: boolean | undefined;
  readonly idempotentHint?: boolean | undefined;
  readonly openWorldHint?: boolean | undefined;
}

/** What kind of thing a tool does, from mild to grave. */
export type ToolClass = 'read' | 'update' | 'costly' | 'execute' | 'delete';

/** Which environment is meant, and what says so. */
export interface ToolSetting {
  readonly kind: EnvironmentKind;
  readonly name: string | null;
  readonly evidence: string | null;
}

/** What was read of a text inside an input. */
export interface InnerReading {
  readonly inner?: readonly Effect[];
  readonly signals?: readonly Signal[];
}

/** What is known around a call. All that is a function is bounded and never throws. */
export interface ToolAround {
  /** Absolute, as are `home` and `workspace`; the workspace is the root of the repository, else `cwd`. */
  readonly cwd: string;
  readonly home: string | null;
  readonly workspace: string;
  /** Whether there is a file at an absolute path; null where nobody can tell. Left out: never told. */
  readonly exists?: (path: string) => boolean | null;
  /** Hints of a tool, by `server/tool`. */
  readonly hints?: ReadonlyMap<string, ToolHints>;
  /** What people have found a tool to do, by `server/tool`. */
  readonly learned?: ReadonlyMap<string, ToolClass>;
  /** Servers whose hints are believed also where they make a call milder. */
  readonly trusted?: ReadonlySet<string>;
  /** Reads a command in an input, as the shell's reader does. */
  readonly readCommand?: (text: string, source: string) => Promise<InnerReading>;
  /** Reads a text of another language in an input: SQL, a manifest. */
  readonly readInside?: (text: string, name: string, setting: ToolSetting) => Promise<InnerReading>;
}
