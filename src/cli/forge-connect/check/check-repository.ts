import type { AskApp } from '../../../doors/forge/forges/github/app/ask-app.ts';
import {
  defaultBranch,
  readRequiredCheck,
} from '../../../doors/forge/forges/github/app/required-check.ts';
import { CHECK_NAME } from '../../../doors/forge/forges/github/publish/publish.ts';
import { ForgeFault } from '../../../engine/forge/ports.ts';
import { rulesetCommand } from '../ruleset.ts';
import { good, open, unknown, type Finding } from './finding.ts';

export interface RepositoryAsked {
  readonly repository: string;
  /** Null for the default branch. */
  readonly branch: string | null;
  readonly appId: number;
  readonly web: string;
  readonly installAt: string;
}

/** Whether a branch takes no merge without the check of this App; unknown where it may not look. */
export async function checkRepository(ask: AskApp, asked: RepositoryAsked): Promise<Finding> {
  try {
    return await look(ask, asked);
  } catch (error) {
    if (!(error instanceof ForgeFault) || error.code !== 'unauthorised') throw error;
    return unknown(
      `${asked.repository}: its rules cannot be seen (${error.message})`,
      'mend what stands above, and ask again',
    );
  }
}

async function look(ask: AskApp, asked: RepositoryAsked): Promise<Finding> {
  const { repository, appId, web } = asked;
  const installation = await ask.covering(repository).catch((error: unknown) => {
    if (error instanceof ForgeFault && error.code === 'gone') return null;
    throw error;
  });
  if (installation === null) {
    return open(`it does not see ${repository}`, `let it see that one: ${asked.installAt}`);
  }
  const branch = asked.branch ?? (await defaultBranch(ask, installation, repository));
  const about = { installation, repository, branch, name: CHECK_NAME, appId };
  const found = await readRequiredCheck(ask, about);
  const where = `${repository}, ${branch}`;
  const command = rulesetCommand(appId, repository, web, asked.branch);
  switch (found.kind) {
    case 'pinned':
      return good(`${where}: the check ${CHECK_NAME} is required, from this App (${found.by})`);
    case 'pinned-but-for-admins':
      return open(
        `${where}: the check is required from this App, and administrators go past it`,
        'include administrators in the branch protection',
      );
    case 'unpinned': {
      const from =
        found.apps.length === 0 ? 'anybody who may write' : `the App ${found.apps.join(', ')}`;
      return open(
        `${where}: the check ${CHECK_NAME} is required from ${from}, not from this App`,
        `choose this App as its source in that rule, or make a rule of its own:\n${command}`,
      );
    }
    case 'missing':
      return open(
        `${where}: no rule requires the check ${CHECK_NAME}, so nothing is held`,
        `make one:\n${command}`,
      );
  }
}
