import type { ClientInfo } from '../ground/client-host.ts';
import { MALFORMED, REFUSED, SERVER_GONE, protocolError, toolError } from './answers.ts';
import { withoutWaiting } from './catalogue.ts';
import type { Catalogue } from './catalogue.ts';
import { faultOf } from './door.ts';
import type { Door, Pass } from './door.ts';
import { hintsOf } from './hints.ts';
import type { Line } from './lines.ts';
import { isObject, readMessage } from './message.ts';
import type { Id, Message } from './message.ts';
import type { PinBook } from './pins/pin-book.ts';
import { waitsFor } from './withheld-words.ts';

export interface RelayOptions {
  readonly name: string;
  readonly door: Door;
  readonly pins: PinBook;
  readonly catalogue: Catalogue;
  readonly toClient: (line: string | Uint8Array) => Promise<void>;
  readonly toServer: (line: string | Uint8Array) => Promise<void>;
  /** One line for whoever looks at the proxy's own log. */
  readonly complain: (text: string) => void;
  /** Bytes that are read of one call at most. */
  readonly longestCall: number;
}

/** What passes between a client and its server. Calls of tools wait at the door; all else goes through. */
export interface Relay {
  readonly fromClient: (line: Line) => Promise<void>;
  readonly fromServer: (line: Line) => Promise<void>;
  /** Once every call that came has been judged. */
  readonly idle: () => Promise<void>;
  /** Answers everything that is still open, once there is nobody else to do it. */
  readonly giveUp: (why: string) => Promise<void>;
}

export function openRelay(options: RelayOptions): Relay {
  const { name, door, pins, catalogue, toClient, toServer, complain, longestCall } = options;
  /** Methods of the client's requests that the server has and has not answered. */
  const open = new Map<Id, string>();
  /** Requests that are still at the door. */
  const atDoor = new Set<Id>();
  let queue = Promise.resolve();
  let client: ClientInfo | undefined;

  async function fromClient(line: Line): Promise<void> {
    if (line.kind === 'too-long') {
      return toClient(
        protocolError(null, REFUSED, 'Refused by Holdpoint: the message is too long.'),
      );
    }
    const read = readMessage(line.bytes, true);
    if (read.kind === 'blank') return;
    if (read.kind === 'malformed') {
      return toClient(protocolError(read.id, MALFORMED, `Refused by Holdpoint: ${read.why}.`));
    }
    if (read.kind === 'batch') return batch(read.messages, line.bytes);
    const { message } = read;
    if (message.id === null || message.method === null) return unanswered(message, line.bytes);
    if (open.has(message.id) || atDoor.has(message.id)) {
      return toClient(protocolError(message.id, REFUSED, 'This id is in use by another request.'));
    }
    if (message.method === 'tools/call') return enqueue(message, message.id, line.bytes);
    if (message.method === 'initialize') client = clientOf(message);
    open.set(message.id, message.method);
    await forward(message.id, line.bytes);
  }

  /** Notifications, and answers to what the server asked. */
  async function unanswered({ method, params }: Message, bytes: Uint8Array): Promise<void> {
    if (method === 'tools/call') return complain('a call of a tool without an id was dropped');
    if (method === 'notifications/cancelled' && atDoor.delete(params['requestId'] as Id)) return;
    await toServer(bytes);
    // Asked for ahead, so that the first call need not wait for it.
    if (method === 'notifications/initialized') catalogue.ready().catch(() => {});
  }

  /** A list of messages may go through as it is, as long as there is nothing in it to be judged. */
  async function batch(messages: readonly Message[], bytes: Uint8Array): Promise<void> {
    const judged = messages.some(
      ({ method }) => method?.startsWith('tools/') || method === 'initialize',
    );
    if (!judged) {
      for (const { id, method } of messages)
        if (id !== null && method !== null) open.set(id, method);
      return toServer(bytes);
    }
    for (const { id, method } of messages) {
      if (id === null || method === null) continue;
      await toClient(protocolError(id, REFUSED, 'Refused by Holdpoint: send calls one by one.'));
    }
  }

  /** Calls go to the server in the order in which they came. */
  function enqueue(message: Message, id: Id, bytes: Uint8Array): void {
    atDoor.add(id);
    queue = queue
      .then(() => call(message, id, bytes))
      .catch((error: unknown) => complain(String(error)));
  }

  async function call(message: Message, id: Id, bytes: Uint8Array): Promise<void> {
    const pass = await judged(message, id, bytes.length);
    // Nobody waits for it any more, and it was never made.
    if (!atDoor.delete(id)) return;
    if (pass.passes) {
      open.set(id, 'tools/call');
      return forward(id, bytes);
    }
    complain(pass.message);
    const asTask = message.params['task'] !== undefined;
    await toClient(asTask ? protocolError(id, REFUSED, pass.message) : toolError(id, pass.message));
  }

  async function judged({ params }: Message, id: Id, size: number): Promise<Pass> {
    const { name: tool, arguments: input = {} } = params;
    if (typeof tool !== 'string' || tool === '')
      return refused('Refused by Holdpoint: the call names no tool.');
    if (size > longestCall) {
      return refused(`Refused by Holdpoint: the call is longer than ${longestCall} bytes.`);
    }
    try {
      await catalogue.ready();
      const standing = catalogue.standingOf(tool);
      const waits = standing === 'approved' ? null : waitsFor(name, tool, standing);
      const learned = pins.learned();
      const hints = new Map(
        [...hintsOf(name, catalogue.offered())].filter(([key]) => !learned.has(key)),
      );
      return await door({ id, tool, input, client, tools: { hints, learned }, waits });
    } catch (error) {
      return refused(faultOf(error));
    }
  }

  async function forward(id: Id, bytes: Uint8Array): Promise<void> {
    try {
      await toServer(bytes);
    } catch {
      if (open.delete(id)) await toClient(protocolError(id, SERVER_GONE, goneWords('it has gone')));
    }
  }

  async function fromServer(line: Line): Promise<void> {
    if (line.kind === 'too-long') throw new Error('The server sent a message that is too long.');
    const read = readMessage(line.bytes, false);
    if (read.kind === 'blank') return;
    if (read.kind === 'malformed')
      return complain(`${name} said something that is no message: ${read.why}`);
    if (read.kind === 'batch') {
      for (const { id, method } of read.messages) {
        const unsafe = id !== null && method === null && open.get(id) !== undefined;
        if (!unsafe) continue;
        const wasList = open.get(id) === 'tools/list';
        if (wasList) return complain(`${name} hid a list of tools in another answer`);
        open.delete(id);
      }
      return toClient(line.bytes);
    }
    const { message } = read;
    if (catalogue.hear(message)) return;
    if (message.method !== null) {
      if (message.method === 'notifications/tools/list_changed') renew();
      return toClient(line.bytes);
    }
    await answer(message, line.bytes);
  }

  async function answer({ id, result }: Message, bytes: Buffer): Promise<void> {
    const method = id === null ? undefined : open.get(id);
    if (id !== null) open.delete(id);
    if (method === undefined && id !== null) return complain(`${name} answered what nobody asked`);
    if (method !== 'tools/list' || result === null || id === null) return toClient(bytes);
    // Not awaited where it is read: the server's next line may be what this waits for.
    void listed(id, bytes);
  }

  async function listed(id: Id, bytes: Buffer): Promise<void> {
    try {
      await catalogue.ready();
      const filtered = withoutWaiting(bytes.toString('utf8'), pins);
      for (const tool of filtered?.withheld ?? [])
        complain(`${tool} is withheld until a person approves it`);
      await toClient(filtered?.line ?? bytes);
    } catch (error) {
      await toClient(protocolError(id, SERVER_GONE, faultOf(error))).catch(() => {});
    }
  }

  function renew(): void {
    catalogue.forget();
    catalogue.ready().catch((error: unknown) => complain(faultOf(error)));
  }

  function goneWords(why: string): string {
    return `The server ${name} cannot be asked any more: ${why}.`;
  }

  async function giveUp(why: string): Promise<void> {
    for (const id of [...open.keys(), ...atDoor]) {
      await toClient(protocolError(id, SERVER_GONE, goneWords(why))).catch(() => {});
    }
    open.clear();
    atDoor.clear();
  }

  return { fromClient, fromServer, idle: () => queue, giveUp };
}

function refused(message: string): Pass {
  return { passes: false, message };
}

function clientOf({ params }: Message): ClientInfo | undefined {
  const info = params['clientInfo'];
  return isObject(info) ? info : undefined;
}
