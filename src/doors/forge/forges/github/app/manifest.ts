import { EVENTS, PERMISSIONS } from './needs.ts';

export interface ManifestOptions {
  /** What the App is to be called; GitHub wants a name that nobody else has. */
  readonly name: string;
  /** Where this server is reached from GitHub. */
  readonly publicUrl: string;
  /** Where the browser is sent once the App is made: a whole address, which only the browser has to reach. */
  readonly redirectUrl?: string;
}

/** Where GitHub posts webhooks on a server. */
export function webhookAddress(publicUrl: string): string {
  return `${publicUrl.replace(/\/$/, '')}/hooks/github`;
}

/** The description from which GitHub makes an App, to be posted by the browser of whoever will own it. */
export function githubManifest(options: ManifestOptions): Readonly<Record<string, unknown>> {
  const { name, publicUrl, redirectUrl } = options;
  return {
    name,
    url: publicUrl.replace(/\/$/, ''),
    description: 'Holds changes until people who understand the consequences release them.',
    public: false,
    hook_attributes: { url: webhookAddress(publicUrl), active: true },
    ...(redirectUrl === undefined ? {} : { redirect_url: redirectUrl }),
    default_permissions: { ...PERMISSIONS },
    default_events: [...EVENTS],
  };
}
