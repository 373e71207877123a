import { isObject } from './message.ts';
import type { Id, Message } from './message.ts';
import { definitionOf } from './pins/definition.ts';
import type { Definition } from './pins/definition.ts';
import type { PinBook, Standing } from './pins/pin-book.ts';

/** What a server offers now, as it told the proxy itself. */
export interface Catalogue {
  /** Asks the server for all its tools; once at a time. Rejects where it does not say. */
  readonly ready: () => Promise<void>;
  /** What was known is stale from now on. */
  readonly forget: () => void;
  /** True where the message answers a question of ours: nobody else is to see it. */
  readonly hear: (message: Message) => boolean;
  readonly offered: () => Iterable<Definition>;
  readonly standingOf: (tool: string) => Standing | 'not offered';
}

export interface CatalogueOptions {
  readonly pins: PinBook;
  readonly send: (line: string) => Promise<void>;
  /** A prefix that no client uses. */
  readonly ids: string;
  /** Milliseconds to wait for one page. */
  readonly patience: number;
}

const MOST_PAGES = 200;
const METHOD_NOT_FOUND = -32601;

export function openCatalogue({ pins, send, ids, patience }: CatalogueOptions): Catalogue {
  const tools = new Map<string, Definition>();
  const waiting = new Map<Id, (answer: Message) => void>();
  let asked = 0;
  let listing: Promise<void> | null = null;

  async function list(): Promise<void> {
    const found: Definition[] = [];
    let cursor: unknown;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const answer = await ask(cursor);
      if (answer.errorCode === METHOD_NOT_FOUND) break;
      const offered = answer.result?.['tools'];
      if (!Array.isArray(offered)) throw new Error('The server does not list its tools.');
      found.push(...offered.flatMap((each) => definitionOf(each) ?? []));
      cursor = answer.result?.['nextCursor'];
      if (typeof cursor !== 'string') break;
    }
    if (found.length > 0) pins.take(found);
    tools.clear();
    for (const each of found) tools.set(each.name, each);
  }

  async function ask(cursor: unknown): Promise<Message> {
    const id = `${ids}${(asked += 1)}`;
    const params = typeof cursor === 'string' ? { cursor } : {};
    const answered = new Promise<Message>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error('The server does not list its tools in time.')),
        patience,
      );
      timer.unref();
      waiting.set(id, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
    });
    // Whoever waits hears of it below, also where it comes while the question is still being sent.
    answered.catch(() => {});
    try {
      await send(JSON.stringify({ jsonrpc: '2.0', id, method: 'tools/list', params }));
      return await answered;
    } finally {
      waiting.delete(id);
    }
  }

  return {
    ready: () => {
      listing ??= list().catch((error: unknown) => {
        listing = null;
        throw error;
      });
      return listing;
    },
    forget: () => {
      listing = null;
    },
    hear: (message) => {
      const { id, method } = message;
      if (id === null || method !== null || !String(id).startsWith(ids)) return false;
      waiting.get(id)?.(message);
      return true;
    },
    offered: () => tools.values(),
    standingOf: (tool) => {
      const definition = tools.get(tool);
      return definition === undefined ? 'not offered' : pins.standingOf(definition);
    },
  };
}

/** A list of tools without those that wait for a person, as text; null where all of them may be seen. */
export function withoutWaiting(
  text: string,
  pins: PinBook,
): { readonly line: string; readonly withheld: readonly string[] } | null {
  const answer = JSON.parse(text) as { result?: { tools?: unknown } };
  const tools = answer.result?.tools;
  if (!Array.isArray(tools)) return null;
  const withheld: string[] = [];
  const shown = tools.filter((tool: unknown) => {
    const definition = definitionOf(tool);
    if (definition !== null && pins.standingOf(definition) === 'approved') return true;
    withheld.push(
      isObject(tool) && typeof tool['name'] === 'string' ? tool['name'] : 'one without a name',
    );
    return false;
  });
  if (withheld.length === 0) return null;
  return {
    line: JSON.stringify({ ...answer, result: { ...answer.result, tools: shown } }),
    withheld,
  };
}
