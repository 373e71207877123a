/** What the App is asked for. Manifest, pages and docs/github.md all say what stands here. */
export interface Need {
  /** As GitHub's API calls it: `pull_requests`. */
  readonly permission: string;
  readonly level: 'read' | 'write';
  readonly why: string;
}

export const NEEDS = [
  {
    permission: 'checks',
    level: 'write',
    why: 'the check run, and hearing that somebody asks for it again',
  },
  {
    permission: 'contents',
    level: 'read',
    why: 'fetching commits with git, and the activity of branches, which says who pushed',
  },
  {
    permission: 'issues',
    level: 'read',
    why: 'hearing comments, and a request’s timeline, which says who pushed by force',
  },
  {
    permission: 'members',
    level: 'read',
    why: 'teams of the organisation, and hearing when they change',
  },
  {
    permission: 'merge_queues',
    level: 'read',
    why: 'hearing that the queue is about to merge',
  },
  {
    permission: 'metadata',
    level: 'read',
    why: 'comes with every App: repositories, and what a person may do in them',
  },
  {
    permission: 'pull_requests',
    level: 'write',
    why: 'reading requests and reviews; writing is for one thing, the answer to a command in a comment',
  },
] as const satisfies readonly Need[];

/** Level by permission, as a manifest has it. */
export const PERMISSIONS: Readonly<Record<string, 'read' | 'write'>> = Object.fromEntries(
  NEEDS.map(({ permission, level }) => [permission, level]),
);

/** GitHub sends `installation` and `installation_repositories` unasked, and refuses to be asked for them. */
export const EVENTS = [
  'check_run',
  'check_suite',
  'issue_comment',
  'member',
  'membership',
  'merge_group',
  'pull_request',
  'pull_request_review',
  'push',
  'team',
] as const;

/** The permissions that are not among those given, each as `checks: write`. */
export function lackingPermissions(given: Readonly<Record<string, string>>): readonly string[] {
  const levels = new Map(Object.entries(given));
  return NEEDS.filter(({ permission, level }) => !covers(levels.get(permission), level)).map(
    ({ permission, level }) => `${permission}: ${level}`,
  );
}

/** The events that are not among those given. */
export function lackingEvents(given: readonly string[]): readonly string[] {
  return EVENTS.filter((event) => !given.includes(event));
}

/** `pull_requests` as people read it: `pull requests`. */
export function permissionName(permission: string): string {
  return permission.replaceAll('_', ' ');
}

function covers(given: string | undefined, wanted: string): boolean {
  return given === wanted || given === 'admin' || (given === 'write' && wanted === 'read');
}
