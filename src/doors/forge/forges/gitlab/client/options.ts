import type { Clock } from '../../../../../engine/ports.ts';
import type { Fetch } from '../../../shared/bounded-fetch.ts';

/** What a connection to GitLab.com or to a GitLab of one's own needs. */
export interface GitlabOptions {
  /** Id of the connection: `gitlab.example.com`. */
  readonly id: string;
  /** Where browsers go: `https://gitlab.com`, or `https://example.com/gitlab` below a path. */
  readonly url: string;
  /** Access token of a group, a project or an account of Holdpoint's own, with the scope `api`. */
  readonly token: string;
  /** Sent with webhooks as it is. May be empty where `signingToken` is given. */
  readonly webhookSecret: string;
  /** `whsec_…`: with it each webhook has to be signed, and the plain secret is no longer enough. */
  readonly signingToken?: string;
  readonly fetch?: Fetch;
  /** Milliseconds that one request may take. */
  readonly timeout?: number;
  readonly clock: Clock;
}
