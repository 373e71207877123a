/** Pages of a listing, and the `Link` header that leads from one to the next. */
import type { Call, Reply } from './call.ts';

export interface Page<T> {
  readonly items: readonly T[];
  readonly headers: Readonly<Record<string, string>>;
}

const USUAL = 30;
const LARGEST = 100;

export function pageOf<T>(call: Call, all: readonly T[]): Page<T> {
  const size = Math.min(LARGEST, positive(call.query.get('per_page'), USUAL));
  const page = positive(call.query.get('page'), 1);
  const last = Math.max(1, Math.ceil(all.length / size));
  const items = all.slice((page - 1) * size, page * size);
  const links: string[] = [];
  const link = (to: number, rel: string): void => {
    const query = new URLSearchParams(call.query);
    query.set('page', String(to));
    links.push(`<${call.world.url}/api/v3${call.path}?${query.toString()}>; rel="${rel}"`);
  };
  if (page > 1) link(page - 1, 'prev');
  if (page < last) {
    link(page + 1, 'next');
    link(last, 'last');
  }
  if (page > 1) link(1, 'first');
  return { items, headers: links.length === 0 ? {} : { link: links.join(', ') } };
}

/** A listing that is an array. */
export async function listing<T>(
  call: Call,
  all: readonly T[],
  present: (item: T) => unknown,
): Promise<Reply> {
  const { items, headers } = pageOf(call, all);
  return { status: 200, body: await Promise.all(items.map(present)), headers };
}

/** A listing that is an object with its total and one named array. */
export async function countedListing<T>(
  call: Call,
  name: string,
  all: readonly T[],
  present: (item: T) => unknown,
): Promise<Reply> {
  const { items, headers } = pageOf(call, all);
  const body = { total_count: all.length, [name]: await Promise.all(items.map(present)) };
  return { status: 200, body, headers };
}

function positive(text: string | null, otherwise: number): number {
  const value = Number(text ?? otherwise);
  return Number.isInteger(value) && value > 0 ? value : otherwise;
}
