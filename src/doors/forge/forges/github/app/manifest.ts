export interface ManifestOptions {
  /** What the App is to be called; GitHub wants a name that nobody else has. */
  readonly name: string;
  /** Where this server is reached from GitHub. */
  readonly publicUrl: string;
  /** Paths below `publicUrl`. */
  readonly webhookPath?: string;
  readonly redirectPath?: string;
}

/** Each with its reason in docs/github.md. */
export const PERMISSIONS = {
  checks: 'write',
  contents: 'read',
  issues: 'read',
  members: 'read',
  merge_queues: 'read',
  metadata: 'read',
  pull_requests: 'write',
} as const;

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

/** The description from which GitHub makes an App, to be posted by the browser of whoever will own it. */
export function githubManifest(options: ManifestOptions): Readonly<Record<string, unknown>> {
  const { name, publicUrl, webhookPath = '/hooks/github', redirectPath } = options;
  const base = publicUrl.replace(/\/$/, '');
  return {
    name,
    url: base,
    description: 'Holds changes until people who understand the consequences release them.',
    public: false,
    hook_attributes: { url: `${base}${webhookPath}`, active: true },
    ...(redirectPath === undefined ? {} : { redirect_url: `${base}${redirectPath}` }),
    default_permissions: { ...PERMISSIONS },
    default_events: [...EVENTS],
  };
}
