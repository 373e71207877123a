import { hostNamed } from '../../doors/agent/registry.ts';
import type { HostNames } from './ground.ts';

/** What a client says of itself when it connects. */
export interface ClientInfo {
  readonly name?: unknown;
  readonly title?: unknown;
}

/**
 * The agent behind a client, by the name it gives itself: `codex-mcp-client` and `cursor-vscode` are the
 * hosts that rules call `codex` and `cursor`. `id` is ours: what the call is recorded under.
 */
export function hostOfClient(info: ClientInfo | undefined, id: string): HostNames {
  const name = typeof info?.name === 'string' ? info.name.slice(0, 100).trim() : '';
  const known = hostNamed(
    name
      .toLowerCase()
      .replace(/[^a-z0-9.]+/g, '-')
      .replace(/-(?:mcp-client|mcp|client|vscode)$/, ''),
  );
  if (known !== null && known.id !== 'generic') {
    return { id, aliases: [known.id, ...known.aliases], title: known.title, asks: false };
  }
  return { id, aliases: [], title: name === '' ? 'an MCP client' : name, asks: false };
}
