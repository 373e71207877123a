import { InputError } from '../../readers/types.ts';
import type { CliContext } from '../context.ts';
import { UsageError, oneLine } from '../faults.ts';

const PATIENCE = 60_000;
const LARGEST = 256 * 1024 * 1024;
const MOST_REDIRECTS = 5;

export function isAddress(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

/**
 * Fetches an export. The secret goes to the host that was named and to no other, over redirects too, and
 * into no message. Throws `InputError` where there is no whole answer.
 */
export async function fetchExport(
  address: string,
  tokenName: string | undefined,
  env: CliContext['env'],
): Promise<string> {
  const headers = {
    accept: 'application/json, text/plain;q=0.9, */*;q=0.1',
    ...authorization(tokenName, env),
  };
  const named = urlOf(address);
  const scope = scopeOf(address);
  let url = named;
  for (let step = 0; step <= MOST_REDIRECTS; step++) {
    const response = await ask(url, headers, scope);
    const target =
      response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
    if (target === null) return await bodyOf(response, scope);
    await response.body?.cancel();
    const next = URL.canParse(target, url.href) ? new URL(target, url) : null;
    if (next === null || next.host !== named.host || next.protocol !== named.protocol) {
      throw new InputError(scope, 'it redirects to another host', 'Name the address it ends at');
    }
    url = next;
  }
  throw new InputError(scope, 'it redirects without end', 'Name the address it ends at');
}

/** An address as it may be kept and shown: without credentials, wherever they stand in it. */
export function scopeOf(address: string): string {
  const url = urlOf(address);
  const keys = Array.from(url.searchParams.keys());
  for (const key of keys) {
    if (/token|key|secret|passw|auth|sig|cred/i.test(key)) url.searchParams.set(key, '***');
  }
  url.hash = '';
  return url.href;
}

function urlOf(address: string): URL {
  if (!URL.canParse(address))
    throw new UsageError('an address cannot be read. Write it like https://host/path');
  const url = new URL(address);
  if (url.username === '' && url.password === '') return url;
  throw new UsageError(
    `${url.protocol}//${url.host}${url.pathname}: credentials in an address end up in logs. Put them into a variable and name it with --token-env`,
  );
}

function authorization(
  tokenName: string | undefined,
  env: CliContext['env'],
): Record<string, string> {
  if (tokenName === undefined) return {};
  const token = env[tokenName]?.trim() ?? '';
  if (token === '')
    throw new UsageError(`--token-env ${tokenName}: there is no such variable, or it is empty`);
  return { authorization: /^(?:Bearer|Basic) /i.test(token) ? token : `Bearer ${token}` };
}

async function ask(url: URL, headers: Record<string, string>, scope: string): Promise<Response> {
  try {
    return await fetch(url, { headers, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE) });
  } catch (cause) {
    throw new InputError(scope, `it does not answer (${reasonOf(cause)})`, 'Check the address', {
      cause,
    });
  }
}

async function bodyOf(response: Response, scope: string): Promise<string> {
  if (!response.ok) {
    await response.body?.cancel();
    const advice = [401, 403].includes(response.status)
      ? 'Name the variable with its token by --token-env'
      : 'Check the address';
    throw new InputError(scope, `it answers with ${response.status}`, advice);
  }
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.length;
      if (size > LARGEST)
        throw new InputError(scope, 'the answer is larger than 256 MB', 'Ask for a part of it');
      pieces.push(decoder.decode(chunk, { stream: true }));
    }
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    throw new InputError(scope, `the answer breaks off (${reasonOf(cause)})`, 'Try again', {
      cause,
    });
  }
  pieces.push(decoder.decode());
  return pieces.join('');
}

function reasonOf(cause: unknown): string {
  const inner = cause instanceof Error ? (cause.cause ?? cause) : cause;
  const code = (inner as { readonly code?: unknown } | null)?.code;
  if (typeof code === 'string') return code;
  return inner instanceof Error ? oneLine(inner.name) : 'unknown reason';
}
