import { UsageError } from '../faults.ts';

/** The two addresses of one GitHub. Neither ends with a slash. */
export interface GithubAddress {
  /** For browsers: `https://github.com`. */
  readonly web: string;
  /** `https://api.github.com`, or `https://ghe.example.com/api/v3`. */
  readonly api: string;
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Reads `--github`. Throws `UsageError`. */
export function githubAddressOf(text: string): GithubAddress {
  const url = originOf(text);
  if (url === null) {
    throw new UsageError(
      `--github ${text}: not an address of GitHub. Write it like https://github.com or https://ghe.example.com`,
    );
  }
  if (url.protocol === 'http:' && !isLoopback(url)) {
    throw new UsageError(
      `--github ${text}: the App's key would come over a line that is not encrypted. Use https`,
    );
  }
  return { web: url.origin, api: apiOf(url) };
}

/** Where Holdpoint is reached from outside, as an origin. Throws `UsageError`. */
export function serverAddressOf(text: string | undefined, github: GithubAddress): string {
  if (text === undefined || text.trim() === '') {
    throw new UsageError(
      'where is Holdpoint reached? Give --server https://holdpoint.example.com, or set HOLDPOINT_PUBLIC_URL',
    );
  }
  const url = originOf(text.trim());
  if (url === null) {
    throw new UsageError(
      `--server ${text}: not an address without a path. Write it like https://holdpoint.example.com`,
    );
  }
  if (isLoopback(url) && !isLoopback(new URL(github.web))) {
    throw new UsageError(
      `--server ${text}: ${github.web} cannot post webhooks to this machine's own address. Give one that it reaches`,
    );
  }
  return url.origin;
}

function originOf(text: string): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isOrigin = url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
  return isOrigin ? url : null;
}

function isLoopback({ hostname }: URL): boolean {
  return LOOPBACK.test(hostname);
}

/** GitHub.com and its tenants (`acme.ghe.com`) have a host for the API; Enterprise servers have a path. */
function apiOf({ protocol, host, origin }: URL): string {
  const isCloud = host === 'github.com' || /^[a-z0-9-]+\.ghe\.com$/.test(host);
  return isCloud ? `${protocol}//api.${host}` : `${origin}/api/v3`;
}
