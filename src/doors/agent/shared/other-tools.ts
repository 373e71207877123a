import type { AgentAct } from '../types.ts';
import { textAt, unpacked, valueAt } from './fields.ts';
import type { ToolReader } from './tool-reader.ts';

/** Fetches an address. Hosts that can only get say nothing of a method. */
export const fetchUrl: ToolReader = (input, tool) => {
  const url = textAt(input, 'url', 'uri', 'Url');
  if (url === null) return `${tool} was called without an address: "url" must be text.`;
  const body = valueAt(input, 'body', 'data', 'payload');
  const method = textAt(input, 'method') ?? (body === undefined ? 'GET' : 'POST');
  return [{ kind: 'fetch', url, method: method.toUpperCase(), hasBody: body !== undefined }];
};

const MAX_ADDRESSES = 50;

/** Fetches whatever addresses a sentence names. */
export const fetchFromPrompt: ToolReader = (input, tool) => {
  if (textAt(input, 'url') !== null) return fetchUrl(input, tool);
  const prompt = textAt(input, 'prompt');
  if (prompt === null) return `${tool} was called without a prompt.`;
  const urls = [...new Set(prompt.match(/https?:\/\/[^\s"'<>`)\]]+/giu))];
  if (urls.length === 0 || urls.length > MAX_ADDRESSES) return [{ kind: 'unknown', tool, input }];
  return urls.map((url) => ({ kind: 'fetch', url, method: 'GET', hasBody: false }));
};

/** Starts another agent. */
export function delegate(...names: readonly string[]): ToolReader {
  return (input) => [{ kind: 'delegate', prompt: textAt(input, ...names) ?? '' }];
}

/** `mcp__server__tool`, as Claude Code and Codex name them; null where the name is no such one. */
export function mcpAct(tool: string, input: unknown, separator = '__'): AgentAct | null {
  const prefix = `mcp${separator}`;
  if (!tool.startsWith(prefix)) return null;
  const rest = tool.slice(prefix.length);
  const cut = rest.indexOf(separator);
  if (cut <= 0) return null;
  return {
    kind: 'mcp',
    server: rest.slice(0, cut),
    tool: rest.slice(cut + separator.length),
    input,
  };
}

/** `@server/tool`, `server___tool`: what Amazon Q and Kiro call them. */
export const mcpBySign: ToolReader = (input, tool) => {
  const parts = /^@([^/]+)\/(.+)$/u.exec(tool) ?? /^([^_]\S*?)___(\S+)$/u.exec(tool);
  if (parts === null) return [{ kind: 'unknown', tool, input }];
  return [{ kind: 'mcp', server: parts[1] ?? '', tool: parts[2] ?? '', input }];
};

/** A call of the AWS API, told as the command of the AWS command line that does the same. */
export const awsCall: ToolReader = (input, tool) => {
  const service = textAt(input, 'service_name', 'service');
  const operation = textAt(input, 'operation_name', 'operation');
  if (service === null || operation === null) {
    return `${tool} was called without a service and an operation.`;
  }
  const words = ['aws', service, kebab(operation)];
  const options = unpacked(valueAt(input, 'parameters')) ?? {};
  const extra = { region: input['region'], profile: input['profile_name'] ?? input['profile'] };
  for (const [name, value] of Object.entries({ ...options, ...extra })) {
    if (value == null || value === false) continue;
    words.push(`--${kebab(name.replace(/^-+/u, ''))}`);
    if (value === true || value === '') continue;
    words.push(quotedWord(typeof value === 'string' ? value : JSON.stringify(value)));
  }
  return [{ kind: 'command', text: words.join(' '), dialect: 'posix' }];
};

function kebab(name: string): string {
  return name.replaceAll(/([a-z0-9])([A-Z])/gu, '$1-$2').toLowerCase();
}

function quotedWord(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
