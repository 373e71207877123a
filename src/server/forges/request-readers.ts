import { NO_READERS, type RequestReaders } from '../../engine/forge/forge-context.ts';
import { readBaseOwners } from '../../engine/forge/reconcile/read-base-owners.ts';
import { cluesOfRequest } from '../../readers/git/reader.ts';

/** What is read of a request besides git's own account of it. */
export const requestReaders: RequestReaders = {
  ...NO_READERS,
  owners: readBaseOwners,
  clues: ({ title, body, labels, head, author }) =>
    cluesOfRequest({ title, body, labels, headBranch: head.branch, author }),
};
