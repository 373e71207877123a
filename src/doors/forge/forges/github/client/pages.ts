import type { z } from 'zod';
import { ForgeFault } from '../../../../../engine/forge/ports.ts';
import type { Listing } from '../../../../../engine/forge/types.ts';
import type { Caller } from './caller.ts';

export interface PagedCall<Page, Item> {
  readonly installation: number;
  readonly path: string;
  readonly schema: z.ZodType<Page>;
  readonly itemsOf: (page: Page) => readonly Item[];
}

const MOST_PAGES = 100;

/**
 * All pages of a listing. A further page that does not come leaves a listing that is not whole; a first one
 * that does not, and what has to be waited for or may not be read, is a fault.
 */
export async function allPages<Page, Item>(
  caller: Caller,
  { installation, path, schema, itemsOf }: PagedCall<Page, Item>,
): Promise<Listing<Item>> {
  const items: Item[] = [];
  let next: string | null = path;
  for (let page = 0; next !== null; page += 1) {
    if (page === MOST_PAGES) return { items, isWhole: false };
    try {
      const answered: { readonly data: Page; readonly next: string | null } = await caller({
        installation,
        method: 'GET',
        path: next,
        schema,
      });
      items.push(...itemsOf(answered.data));
      next = answered.next;
    } catch (error) {
      if (page > 0 && isPassing(error)) return { items, isWhole: false };
      throw error;
    }
  }
  return { items, isWhole: true };
}

function isPassing(error: unknown): boolean {
  return (
    error instanceof ForgeFault && (error.code === 'unreachable' || error.code === 'malformed')
  );
}
