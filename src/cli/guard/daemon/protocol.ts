/**
 * What a client says to the resident guard: `HOLDPOINT 1 HOST PPID ENV PAYLOAD\n`, then so many bytes of
 * `NAME=value\0…` and so many of the host's payload. The answer is what a guard tells its launcher.
 */
export interface Request {
  readonly host: string;
  readonly parent: number;
  readonly env: Readonly<Record<string, string>>;
  readonly payload: Buffer;
}

export type Parsed =
  | { readonly kind: 'request'; readonly request: Request }
  | { readonly kind: 'more' }
  | { readonly kind: 'bad'; readonly why: string };

const LONGEST_ENV = 4 * 1024 * 1024;

/** Reads a request from what has come so far. */
export function parseRequest(bytes: Buffer, longestPayload: number): Parsed {
  const end = bytes.indexOf(0x0a);
  if (end < 0) {
    return bytes.length > 200 ? { kind: 'bad', why: 'no header' } : { kind: 'more' };
  }
  const header = /^HOLDPOINT 1 ([\w.-]{1,64}) (\d{1,10}) (\d{1,8}) (\d{1,8})$/.exec(
    bytes.toString('latin1', 0, end),
  );
  if (header === null) return { kind: 'bad', why: 'a header of another form' };
  const [, host = '', parent = '', env = '', payload = ''] = header;
  if (Number(env) > LONGEST_ENV || Number(payload) > longestPayload + 1) {
    return { kind: 'bad', why: 'too long' };
  }
  const from = end + 1;
  const middle = from + Number(env);
  const whole = middle + Number(payload);
  if (bytes.length < whole) return { kind: 'more' };
  return {
    kind: 'request',
    request: {
      host,
      parent: Number(parent),
      env: environmentOf(bytes.toString('utf8', from, middle)),
      payload: bytes.subarray(middle, whole),
    },
  };
}

function environmentOf(text: string): Readonly<Record<string, string>> {
  const env: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const entry of text.split('\0')) {
    const equals = entry.indexOf('=');
    if (equals > 0) env[entry.slice(0, equals)] = entry.slice(equals + 1);
  }
  return env;
}

/** The answer as bytes, each part with its length. */
export function frame(output: {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}): string {
  const sizes = [output.stdout, output.stderr].map((text) => Buffer.byteLength(text));
  return `HOLDPOINT 1 ${output.exitCode} ${sizes.join(' ')}\n${output.stdout}${output.stderr}`;
}
