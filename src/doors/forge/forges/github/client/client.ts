import type { z } from 'zod';
import { ForgeFault } from '../../../../../engine/forge/ports.ts';
import type { Listing } from '../../../../../engine/forge/types.ts';
import { createAppCaller } from './app-caller.ts';
import { createCaller } from './caller.ts';
import { createInstallations, mustSplit } from './installations.ts';
import type { Installation } from './installations.ts';
import { createLimitGate } from './limits.ts';
import type { GithubOptions } from './options.ts';
import { allPages } from './pages.ts';
import type { PagedCall } from './pages.ts';
import { createTokens } from './tokens.ts';

/** One repository as its installation sees it. Paths begin behind `/repos/owner/name`. */
export interface RepositoryClient {
  get<T>(path: string, schema: z.ZodType<T>): Promise<T>;
  list<T>(path: string, schema: z.ZodType<T>): Promise<Listing<T>>;
  /** Where a page is not an array itself. */
  listWithin<Page, T>(
    path: string,
    schema: z.ZodType<Page>,
    itemsOf: (page: Page) => readonly T[],
  ): Promise<Listing<T>>;
  send<T>(method: 'POST' | 'PATCH', path: string, body: unknown, schema: z.ZodType<T>): Promise<T>;
}

export interface GithubClient {
  /**
   * `through` names another repository, whose installation is used where this one has none: what is public may
   * be read by any.
   */
  repository(repository: string, through?: string): Promise<RepositoryClient>;
  installations(): Promise<readonly Installation[]>;
  list<Page, Item>(call: PagedCall<Page, Item>): Promise<Listing<Item>>;
  /** A token for git: it can read this repository’s contents, and nothing else. */
  gitToken(repository: string): Promise<string>;
}

export function createGithubClient(options: GithubOptions): GithubClient {
  const gate = createLimitGate(options.clock);
  const app = createAppCaller(options, gate);
  const tokens = createTokens(app, options.clock);
  const installations = createInstallations(options, app);
  const caller = createCaller(options, tokens, gate);
  const covering = async (repository: string, through?: string): Promise<number> => {
    try {
      return await installations.covering(repository);
    } catch (error) {
      if (!isGone(error) || through === undefined) throw error;
      return installations.covering(through);
    }
  };

  return {
    repository: async (repository, through) => {
      const { owner, name } = mustSplit(repository);
      const installation = await covering(repository, through);
      const at = (path: string): string => `/repos/${owner}/${name}${path}`;
      const watched = <T>(answer: Promise<T>): Promise<T> =>
        answer.catch((error: unknown) => {
          // The App may have been installed anew, under another number.
          if (isGone(error)) installations.forget(repository);
          throw error;
        });
      const listWithin: RepositoryClient['listWithin'] = (path, schema, itemsOf) =>
        watched(allPages(caller, { installation, path: at(path), schema, itemsOf }));
      return {
        get: async (path, schema) => {
          const call = { installation, method: 'GET', path: at(path), schema } as const;
          return (await watched(caller(call))).data;
        },
        list: (path, schema) => listWithin(path, schema.array(), (page) => page),
        listWithin,
        send: async (method, path, body, schema) => {
          const call = { installation, method, path: at(path), body, schema };
          return (await watched(caller(call))).data;
        },
      };
    },
    installations: () => installations.all(),
    list: (call) => allPages(caller, call),
    gitToken: async (repository) => {
      const { name } = mustSplit(repository);
      const installation = await installations.covering(repository);
      const permissions = { contents: 'read' } as const;
      return tokens.of(installation, { repositories: [name], permissions });
    },
  };
}

export function isGone(error: unknown): boolean {
  return error instanceof ForgeFault && error.code === 'gone';
}
