/** One request to the API, its route and its answer. */
import type { FakeApp, Installation, Repo } from '../state/types.ts';
import type { Token } from '../state/tokens.ts';
import type { World } from '../state/world.ts';

export type Caller =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'app'; readonly app: FakeApp }
  | {
      readonly kind: 'installation';
      readonly installation: Installation;
      readonly token: Extract<Token, { kind: 'installation' }>;
    }
  | { readonly kind: 'user'; readonly token: Extract<Token, { kind: 'user' }> };

export interface Call {
  readonly world: World;
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly accept: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly caller: Caller;
}

/** A call about a repository that the caller may see. */
export interface RepoCall extends Call {
  readonly repo: Repo;
}

export interface Reply {
  readonly status: number;
  /** An object or array is sent as JSON, bytes as they are; null is an empty body. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a caller must hold: `nothing`, the app's own JWT, an installation's token, or a permission and its level. */
export type Need = 'nothing' | 'app' | 'token' | `${string}:${'read' | 'write'}`;

export interface Route {
  readonly method: string;
  readonly pattern: string;
  readonly need: Need;
  readonly answer: (call: Call) => Promise<Reply> | Reply;
}

export function ok(body: unknown, status = 200): Reply {
  return { status, body };
}
