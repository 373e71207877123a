import type { Tree } from '../../shared/tree/types.ts';
import { scalarOf } from '../compare/key-change.ts';
import { at, textAt } from '../../shared/tree/look.ts';

/** Something mounted into a service. */
export interface Mount {
  readonly kind: 'volume' | 'bind' | 'anonymous' | 'tmpfs';
  /** Name of the volume or path on the host; empty where there is none. */
  readonly source: string;
  readonly target: string;
  readonly line: number;
}

/** Folders in which programs keep what they must not lose. */
const DATA_TARGET =
  /^\/(?:var\/lib\/|data(?:\/|$)|bitnami\/|var\/opt\/|srv\/|storage|.*\/(?:data|db|database|storage|uploads|backups?|persist\w*)(?:\/|$)|database|uploads|backups?)/i;

/** The same where nothing says that the program is a database. */
const DATA_OF_ANY =
  /^\/(?:var\/lib\/|data(?:\/|$)|.*\/(?:data|db|database|storage|uploads|backups?)$)/i;

export function mountsOf(service: Tree | null): readonly Mount[] {
  const listed = at(service, 'volumes');
  const mounts = listed?.kind === 'list' ? listed.items.flatMap(mountOf) : [];
  const tmpfs = at(service, 'tmpfs');
  const items = tmpfs?.kind === 'list' ? tmpfs.items : tmpfs === null ? [] : [tmpfs];
  const inMemory = items.map((item): Mount => ({
    kind: 'tmpfs',
    source: '',
    target: trimmed(String(scalarOf(item) ?? '').split(':')[0] ?? ''),
    line: item.line,
  }));
  return [...mounts, ...inMemory];
}

function mountOf(item: Tree): readonly Mount[] {
  if (item.kind === 'map') {
    const target = textAt(item, 'target');
    const source = textAt(item, 'source') ?? '';
    const type = textAt(item, 'type') ?? 'volume';
    if (target === null) return [];
    const kind =
      type === 'bind'
        ? 'bind'
        : type === 'tmpfs'
          ? 'tmpfs'
          : source === ''
            ? 'anonymous'
            : 'volume';
    return [{ kind, source, target: trimmed(target), line: item.line }];
  }
  const text = scalarOf(item);
  if (typeof text !== 'string') return [];
  const parts = splitShort(text);
  if (parts.length === 1) {
    return [{ kind: 'anonymous', source: '', target: trimmed(parts[0] ?? ''), line: item.line }];
  }
  const [source = '', target = ''] = parts;
  const kind = /^[./~$\\]|^[A-Za-z]:[\\/]/.test(source) ? 'bind' : 'volume';
  return [{ kind, source, target: trimmed(target), line: item.line }];
}

/** Colons part it, but for those within `${…}` and after the letter of a drive. */
function splitShort(text: string): readonly string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const char = text[index] ?? '';
    if (char === '$' && text[index + 1] === '{') depth++;
    if (char === '}' && depth > 0) depth--;
    const drive = index === 1 && /^[A-Za-z]:[\\/]/.test(text);
    if (char === ':' && depth === 0 && !drive) parts.push('');
    else parts[parts.length - 1] += char;
  }
  return parts;
}

function trimmed(path: string): string {
  return path.length > 1 ? path.replace(/\/{1,20}$/, '') : path;
}

/** True where losing sight of the mount means losing sight of data. */
export function holdsData({ kind, target }: Mount, database: boolean): boolean {
  if (
    target.endsWith('docker.sock') ||
    /\.(?:conf|cnf|ya?ml|json|sql|sh|ini|toml|xml|pem|crt|key|env)$/i.test(target)
  )
    return false;
  if (kind === 'volume')
    return !/node_modules|\.cache|\/cache|\/tmp|\.cargo|\.m2|\.gradle|site-packages|\/vendor|\.venv|bundle|\/log/i.test(
      target,
    );
  return (database ? DATA_TARGET : DATA_OF_ANY).test(target);
}
