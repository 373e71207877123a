/** What every presented thing needs: JSON, addresses, node ids. */
import type { World } from '../state/world.ts';

export type Json = Readonly<Record<string, unknown>>;

export function api(world: World, path: string): string {
  return `${world.url}/api/v3${path}`;
}

export function nodeId(kind: string, id: number | string): string {
  return Buffer.from(`${kind}:${id}`).toString('base64url');
}
