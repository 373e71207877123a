import { createGitlabClient } from '../client/client.ts';
import type { GitlabClient } from '../client/client.ts';
import type { GitlabOptions } from '../client/options.ts';
import { createAccounts } from './accounts.ts';
import type { Accounts } from './accounts.ts';

/** What every reading of one connection works with. */
export interface Gitlab {
  /** Id of the connection. */
  readonly id: string;
  readonly client: GitlabClient;
  readonly accounts: Accounts;
}

export function createGitlab(options: GitlabOptions): Gitlab {
  const client = createGitlabClient(options);
  return { id: options.id, client, accounts: createAccounts(client) };
}
