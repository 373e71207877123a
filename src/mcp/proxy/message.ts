/** Messages of JSON-RPC 2.0 as they stand on a line, read so that no other reader can see another one. */
import { visit } from 'jsonc-parser';

export type Id = string | number;

/** One message; what it says beyond this is nobody's business here. */
export interface Message {
  readonly id: Id | null;
  /** Null for an answer. */
  readonly method: string | null;
  readonly params: Readonly<Record<string, unknown>>;
  /** What an answer brings; null for anything else, and for an error. */
  readonly result: Readonly<Record<string, unknown>> | null;
  /** Code of an answer that is an error, or null. */
  readonly errorCode: number | null;
}

export type Read =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'batch'; readonly messages: readonly Message[] }
  | { readonly kind: 'blank' }
  | { readonly kind: 'malformed'; readonly why: string; readonly id: Id | null };

const FIELDS = new Set(['jsonrpc', 'id', 'method', 'params', 'result', 'error']);
const PARAMS = new Set(['name', 'arguments']);

/**
 * Reads one line. Strict: a name that stands twice in an object, or `Method` beside `method`, is read in one
 * way here and in another elsewhere, so such a message is malformed.
 */
export function readMessage(bytes: Uint8Array, strict: boolean): Read {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return malformed('it is not UTF-8');
  }
  const line = text.trimEnd();
  if (line === '') return { kind: 'blank' };
  if (line.includes('\r')) return malformed('a carriage return stands inside it');
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return malformed('it is not JSON');
  }
  if (Array.isArray(value)) {
    const messages = value.map(asMessage);
    const whole = messages.filter((each) => each !== null);
    return whole.length === messages.length && whole.length > 0 && !(strict && repeatsName(line))
      ? { kind: 'batch', messages: whole }
      : malformed('it is a list of something else than messages');
  }
  const message = asMessage(value);
  if (message === null) return malformed('it is no message of JSON-RPC 2.0');
  if (strict && repeatsName(line)) return malformed('a name stands in it twice', message.id);
  return { kind: 'message', message };
}

function malformed(why: string, id: Id | null = null): Read {
  return { kind: 'malformed', why, id };
}

function asMessage(value: unknown): Message | null {
  if (!isObject(value) || value['jsonrpc'] !== '2.0') return null;
  if (hasTwin(value, FIELDS)) return null;
  const { id = null, method = null, params = {}, result = null, error } = value;
  if (id !== null && typeof id !== 'string' && typeof id !== 'number') return null;
  if (method !== null && typeof method !== 'string') return null;
  const isCall = method === 'tools/call';
  if (isCall && (!isObject(params) || hasTwin(params, PARAMS))) return null;
  const code = isObject(error) ? error['code'] : null;
  return {
    id,
    method,
    params: isObject(params) ? params : {},
    result: isObject(result) ? result : null,
    errorCode: typeof code === 'number' ? code : null,
  };
}

/** Some readers take names of fields in any case. */
function hasTwin(value: Readonly<Record<string, unknown>>, fields: ReadonlySet<string>): boolean {
  return Object.keys(value).some((name) => !fields.has(name) && fields.has(name.toLowerCase()));
}

function repeatsName(text: string): boolean {
  const open: Set<string>[] = [];
  let repeats = false;
  visit(text, {
    onObjectBegin: () => void open.push(new Set()),
    onObjectEnd: () => void open.pop(),
    onObjectProperty: (name) => {
      const names = open.at(-1);
      repeats ||= names?.has(name) === true;
      names?.add(name);
    },
  });
  return repeats;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
