import type { GitlabConnection } from '../../doors/forge/registry.ts';
import { ServeFault } from '../serve-fault.ts';
import type { Environment } from '../open/settings.ts';

const PARTS = ['URL', 'TOKEN', 'WEBHOOK_SECRET', 'SIGNING_TOKEN'] as const;
const SHORTEST_SECRET = 16;

/** The GitLab that the environment names, or null. Throws `ServeFault` on half a connection. */
export function gitlabOf(env: Environment): GitlabConnection | null {
  if (PARTS.every((part) => given(env, part) === null)) return null;
  const signingToken = signingTokenOf(env);
  return {
    kind: 'gitlab',
    url: urlOf(given(env, 'URL') ?? 'https://gitlab.com'),
    token: must(env, 'TOKEN'),
    // Signed webhooks need no plain secret beside them.
    webhookSecret: signingToken === null ? secretOf(must(env, 'WEBHOOK_SECRET')) : '',
    ...(signingToken === null ? {} : { signingToken }),
  };
}

function urlOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.search === '') {
    return url.href.replace(/\/$/, '');
  }
  throw new ServeFault(
    'HOLDPOINT_GITLAB_URL is no address. Set it to one like https://gitlab.example.com, or leave it out for GitLab.com',
  );
}

function secretOf(text: string): string {
  if (text.length >= SHORTEST_SECRET) return text;
  throw new ServeFault(
    `HOLDPOINT_GITLAB_WEBHOOK_SECRET is shorter than ${SHORTEST_SECRET} characters. Make a random one, and set it in the webhook, too`,
  );
}

function signingTokenOf(env: Environment): string | null {
  const text = given(env, 'SIGNING_TOKEN');
  if (text === null || /^whsec_[A-Za-z0-9+/]{24,200}={0,2}$/.test(text)) return text;
  throw new ServeFault(
    'HOLDPOINT_GITLAB_SIGNING_TOKEN is no signing token. Copy it whole from the webhook, with whsec_ at its start',
  );
}

function must(env: Environment, part: (typeof PARTS)[number]): string {
  const text = given(env, part);
  if (text !== null) return text;
  throw new ServeFault(
    `GitLab is connected only in part: HOLDPOINT_GITLAB_${part} is missing. Set it as well`,
  );
}

function given(env: Environment, part: (typeof PARTS)[number]): string | null {
  const text = env[`HOLDPOINT_GITLAB_${part}`]?.trim();
  return text === undefined || text === '' ? null : text;
}
