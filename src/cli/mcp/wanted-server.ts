import { openCommand } from '../../mcp/proxy/upstream/command.ts';
import type { Upstream } from '../../mcp/proxy/upstream/types.ts';
import { NAME, nameOf } from '../../mcp/proxy/name.ts';
import { ServerFault, UsageError } from '../faults.ts';

/** Which server is meant, as the command line says it. */
export interface ServerWanted {
  readonly name?: string;
  readonly url?: string;
  readonly header?: readonly string[];
  readonly bearerEnv?: string;
}

export type Wanted =
  | { readonly kind: 'command'; readonly name: string; readonly command: readonly string[] }
  | {
      readonly kind: 'http';
      readonly name: string;
      readonly url: URL;
      readonly headers: Readonly<Record<string, string>>;
    };

type Environment = Readonly<Record<string, string | undefined>>;

/** What is ours alone, and no server's to know. */
const OUR_SECRETS = new Set(['HOLDPOINT_TOKEN', 'HOLDPOINT_MCP_TOKEN']);

/** Throws `UsageError` where it does not say one server. */
export function wantedServer(
  command: readonly string[],
  wanted: ServerWanted,
  env: Environment,
): Wanted {
  const { url } = wanted;
  if ((command.length === 0) === (url === undefined)) {
    throw new UsageError('name one server: holdpoint mcp-proxy -- COMMAND, or --url URL');
  }
  const name =
    wanted.name ?? nameOf(url === undefined ? command : [new URL(checked(url)).host, url]);
  if (!NAME.test(name)) {
    throw new UsageError(`--name ${name}: letters, digits, dots and dashes, at most 64`);
  }
  if (url === undefined) return { kind: 'command', name, command };
  return { kind: 'http', name, url: new URL(checked(url)), headers: headersOf(wanted, env) };
}

function checked(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && /^https?:$/.test(url.protocol)) return text;
  throw new UsageError(`--url ${text}: not an address. Write it like https://mcp.example.com/mcp`);
}

function headersOf(
  { header = [], bearerEnv }: ServerWanted,
  env: Environment,
): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const line of header) {
    const [, field, value] = /^([\w-]+)\s*:\s*(.+)$/.exec(line) ?? [];
    if (field === undefined || value === undefined) {
      throw new UsageError(`--header: not a header. Write it like --header 'X-Team: payments'`);
    }
    headers[field.toLowerCase()] = value;
  }
  if (bearerEnv === undefined) return headers;
  const token = env[bearerEnv]?.trim();
  if (token === undefined || token === '')
    throw new UsageError(`--bearer-env ${bearerEnv}: it is not set`);
  return { ...headers, authorization: `Bearer ${token}` };
}

export async function openUpstream(
  wanted: Wanted,
  around: { readonly cwd: string; readonly env: Environment; readonly most: number },
): Promise<Upstream> {
  if (wanted.kind === 'http') {
    const { openHttp } = await import('../../mcp/proxy/upstream/http.ts');
    return openHttp(wanted);
  }
  const { command } = wanted;
  const env = Object.fromEntries(
    Object.entries(around.env).filter(([name]) => !OUR_SECRETS.has(name)),
  );
  return openCommand({ ...around, command, env }).catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    throw new ServerFault(`${command[0]} cannot be started (${code ?? 'unknown'})`, {
      cause: error,
    });
  });
}
