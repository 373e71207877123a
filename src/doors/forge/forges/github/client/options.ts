import type { Clock } from '../../../../../engine/ports.ts';
import type { Fetch } from '../../../shared/bounded-fetch.ts';

/** What a connection to GitHub.com or to GitHub Enterprise needs. */
export interface GithubOptions {
  /** Id of the connection: `github.com`. */
  readonly id: string;
  /** `https://api.github.com`, or `https://ghe.example.com/api/v3`. */
  readonly apiUrl: string;
  readonly appId: number;
  /** PEM, PKCS#1 or PKCS#8. */
  readonly privateKey: string;
  readonly webhookSecret: string;
  /** The only installation to be used; left out, all that the App has. */
  readonly installation?: number;
  readonly fetch?: Fetch;
  /** Milliseconds that one request may take. */
  readonly timeout?: number;
  readonly clock: Clock;
}

/** Where git and browsers go: the API's address without what makes it an API. */
export function webUrlOf(apiUrl: string): string {
  const url = new URL(apiUrl);
  const host = url.pathname.startsWith('/api/') ? url.host : url.host.replace(/^api\./, '');
  return `${url.protocol}//${host}`;
}
