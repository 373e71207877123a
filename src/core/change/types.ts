/**
 * What a change is, as data. Everything downstream (reach, risk, policy, the safety case)
 * reads these shapes and nothing else of the input.
 */
import type { Finding } from './finding.ts';
import type { ChangeOrigin } from './origin.ts';
import type { Trait } from './traits.ts';

/** What an effect does to its resource. `forget` drops it from state but leaves the thing itself. */
export type Verb =
  | 'read'
  | 'create'
  | 'update'
  | 'replace'
  | 'delete'
  | 'forget'
  | 'import'
  | 'move'
  | 'execute'
  | 'grant'
  | 'expose';

/** Whether the effect can be undone; `costly` can, at the price of downtime or a restore. */
export type Reversibility = 'reversible' | 'costly' | 'irreversible' | 'unknown';

/** Whether the resource holds data that no code can make again. */
export type DataHolding = 'none' | 'holds-data' | 'unknown';

/** `unknown` is treated as production wherever it is judged. */
export type EnvironmentKind = 'production' | 'staging' | 'test' | 'development' | 'unknown';

export type { Trait } from './traits.ts';

export interface Resource {
  /** The type as its own tool names it: `aws_db_instance`, `file`, `git-submodule`. */
  readonly type: string;
  /** Unique within the change: a Terraform address, a path in the repository. */
  readonly address: string;
  /** Provider's short name (`aws`, `google`), or null where there is none. */
  readonly provider: string | null;
  /** The name people know it by (identifier, bucket name), or null; never a sensitive value. */
  readonly name: string | null;
  /** What it is a part of (the table of a column or index), by address; left out where it stands alone. */
  readonly within?: string;
  /** Path in the repository of the file that declares it; left out where no such file is known. */
  readonly file?: string;
}

export interface ExcerptLine {
  /** 1-based line in the source, or null for a line that was re-rendered from structured input. */
  readonly number: number | null;
  readonly text: string;
  readonly mark: 'added' | 'removed' | 'context';
}

/** Where in the input something was seen. */
export interface Evidence {
  /** The input as the person named it: a path, `-`, or a git revision with a path. */
  readonly source: string;
  /** RFC 6901 pointer into structured input, or null. */
  readonly pointer: string | null;
  /** 1-based first line, or null where lines mean nothing. */
  readonly line: number | null;
  /** What this piece shows, in a few words: `actions are ["delete","create"]`. */
  readonly note: string;
  /** A few lines of the input, with sensitive values left out. May be empty. */
  readonly excerpt: readonly ExcerptLine[];
}

export interface Effect {
  readonly verb: Verb;
  readonly resource: Resource;
  readonly environment: EnvironmentKind;
  /** The environment as the input names it (`prod-eu`), or null. */
  readonly environmentName: string | null;
  readonly reversibility: Reversibility;
  readonly data: DataHolding;
  readonly traits: readonly Trait[];
  /** Names of the attributes that change, sorted. Never values. */
  readonly changes: readonly string[];
  /** One sentence: why `reversibility` and `data` are what they are, and under which list. */
  readonly why: string;
  /** What would make this effect milder or safe, in the words of its own tool; empty if nothing would. */
  readonly safer: readonly string[];
  readonly evidence: readonly Evidence[];
}

export type ChangeKind =
  'action' | 'code' | 'plan' | 'migration' | 'manifest' | 'config' | 'deployment';

/** Something a reader saw about the input as a whole rather than about one resource. */
export interface Signal {
  readonly kind:
    | 'empty-state'
    | 'incomplete-input'
    | 'errored-plan'
    | 'refresh-only'
    | 'unknown-input'
    | 'unresolved-command'
    | 'newer-format'
    | 'destroy-mode'
    | 'drift';
  /** `hold` when the input cannot be trusted to show everything, else `note`. */
  readonly weight: 'hold' | 'note';
  readonly message: string;
  readonly evidence: readonly Evidence[];
}

/** One file or stream that was read, identified by its bytes. */
export interface ChangeInput {
  readonly name: string;
  readonly reader: string;
  /** `sha256:` and 64 lower-case hex digits, over the raw bytes. */
  readonly sha256: string;
  readonly bytes: number;
}

/** A change before it is sealed. */
export interface ChangeDraft {
  readonly kind: ChangeKind;
  readonly inputs: readonly ChangeInput[];
  readonly effects: readonly Effect[];
  readonly signals: readonly Signal[];
  /** What in its lines is known to cascade; left out where nobody looked, or nothing was found. */
  readonly findings?: readonly Finding[];
  /** The request on a forge that it is; left out for all else. */
  readonly origin?: ChangeOrigin;
}

/** Something about to happen, whole. Effects are in canonical order. */
export interface Change extends ChangeDraft {
  /** `sha256:` and 64 hex digits over the RFC 8785 form of everything else. */
  readonly digest: string;
}
