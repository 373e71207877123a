import type { Forge } from '../../engine/forge/ports.ts';
import type { Clock } from '../../engine/ports.ts';
import { gitForge } from './forges/git/git-forge.ts';
import type { PlainRepository } from './forges/git/options.ts';
import { webUrlOf } from './forges/github/client/options.ts';
import { githubForge } from './forges/github/github-forge.ts';
import { gitlabForge } from './forges/gitlab/gitlab-forge.ts';

/** What it takes to be connected to a forge. Never logged. */
export type ForgeConnection = GithubConnection | GitlabConnection | GitConnection;

export interface GithubConnection {
  readonly kind: 'github';
  readonly apiUrl: string;
  readonly appId: number;
  readonly privateKey: string;
  readonly webhookSecret: string;
}

export interface GitlabConnection {
  readonly kind: 'gitlab';
  readonly url: string;
  readonly token: string;
  readonly webhookSecret: string;
  readonly signingToken?: string;
}

export interface GitConnection {
  readonly kind: 'git';
  readonly repositories: readonly PlainRepository[];
}

/** The forge behind a connection, under the name of its host: `github.com`, `gitlab.example.com`; plain git is `git`. */
export function openForge(connection: ForgeConnection, clock: Clock): Forge {
  switch (connection.kind) {
    case 'github': {
      const { kind: _, ...options } = connection;
      return githubForge({ id: new URL(webUrlOf(options.apiUrl)).host, clock, ...options });
    }
    case 'gitlab': {
      const { kind: _, ...options } = connection;
      return gitlabForge({ id: new URL(options.url).host, clock, ...options });
    }
    case 'git':
      return gitForge({ id: 'git', clock, repositories: connection.repositories });
  }
}
