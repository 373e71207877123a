import type { Tree } from '../../shared/tree/types.ts';
import { at, textAt } from '../../shared/tree/look.ts';
import { scalarOf } from '../compare/key-change.ts';

/** A port of a service that its host answers on. */
export interface Port {
  /** Published port, or the range, as written. */
  readonly published: string;
  readonly target: string;
  /** True where it answers on every network of the host. */
  readonly everywhere: boolean;
  readonly line: number;
}

export function portsOf(service: Tree | null): readonly Port[] {
  const listed = at(service, 'ports');
  return listed?.kind === 'list' ? listed.items.flatMap(portOf) : [];
}

function portOf(item: Tree): readonly Port[] {
  if (item.kind === 'map') {
    const published = scalarOf(item.entries.get('published') ?? null);
    if (published === null) return [];
    const target = scalarOf(item.entries.get('target') ?? null);
    return [made(textAt(item, 'host_ip') ?? '', String(published), String(target), item.line)];
  }
  const text = String(scalarOf(item) ?? '').replace(/\/(?:tcp|udp)$/, '');
  const found = /^(?:(\[[^\]]*\]|[^:[\]]*):)?([^:]*):([^:]+)$/.exec(text);
  if (found === null) return [];
  return [made(found[1] ?? '', found[2] ?? '', found[3] ?? '', item.line)];
}

function made(ip: string, published: string, target: string, line: number): Port {
  const address = ip.replace(/^\[|\]$/g, '');
  const everywhere = address === '' || address === '0.0.0.0' || address === '::';
  return { published, target, everywhere, line };
}
