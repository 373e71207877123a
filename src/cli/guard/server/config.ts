import { readFileSync } from 'node:fs';
import { bytesOfPlainFile } from '../../../readers/shell/world/plain-file.ts';
import type { Places } from '../places.ts';

/** How a guard reaches its server, and what it calls its machine. */
export interface GuardConfig {
  /** Null where there is no server. */
  readonly server: { readonly url: string; readonly token: string } | null;
  readonly machine: string;
}

/**
 * The administrator's `guard.json`, else the environment, else the user's. Throws where a file is there and
 * cannot be read: it may name the server that everything was to be asked of.
 */
export function guardConfig(
  places: Places,
  env: Readonly<Record<string, string | undefined>>,
): GuardConfig {
  const managed = readConfig(`${places.managed}/guard.json`);
  const own = managed ?? fromEnvironment(env) ?? readConfig(`${places.state}/guard.json`) ?? {};
  const { server, token, machine } = own;
  return {
    server: typeof server === 'string' && typeof token === 'string' ? { url: server, token } : null,
    machine: machineId(typeof machine === 'string' ? machine : nameOfMachine()),
  };
}

interface Written {
  readonly server?: unknown;
  readonly token?: unknown;
  readonly machine?: unknown;
}

function fromEnvironment(env: Readonly<Record<string, string | undefined>>): Written | null {
  const server = env['HOLDPOINT_SERVER'];
  const token = env['HOLDPOINT_TOKEN'];
  if (server === undefined || token === undefined) return null;
  return { server, token, machine: env['HOLDPOINT_MACHINE'] };
}

const LONGEST = 1024 * 1024;

function readConfig(path: string): Written | null {
  let text: string;
  try {
    const bytes = bytesOfPlainFile(path, LONGEST);
    if (bytes === null) return null;
    text = bytes.toString('utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new Error(`${path}: cannot be read (${code ?? message})`, { cause: error });
  }
  try {
    return JSON.parse(text) as Written;
  } catch (error) {
    throw new Error(`${path}: is not JSON`, { cause: error });
  }
}

/** Without loading `os` where the kernel's own file says it. */
function nameOfMachine(): string {
  try {
    return readFileSync('/proc/sys/kernel/hostname', 'utf8').trim();
  } catch {
    return process.getBuiltinModule('node:os').hostname();
  }
}

/** Letters, digits, dots and dashes, as the server takes them. */
function machineId(name: string): string {
  return name.replace(/[^A-Za-z0-9._-]/g, '-').slice(0, 64) || 'machine';
}
