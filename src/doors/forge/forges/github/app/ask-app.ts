import { z } from 'zod';
import type { Listing } from '../../../../../engine/forge/types.ts';
import { createAppCaller } from '../client/app-caller.ts';
import { createCaller, nextPage } from '../client/caller.ts';
import { mustSplit } from '../client/installations.ts';
import { createLimitGate } from '../client/limits.ts';
import type { GithubOptions } from '../client/options.ts';
import { allPages } from '../client/pages.ts';
import { parseAnswer } from '../client/parse-answer.ts';
import { createTokens } from '../client/tokens.ts';
import { repositoryNameSchema } from '../read/shapes.ts';

const levels = z.record(z.string().max(100), z.string().max(20)).catch({});
const events = z.array(z.string().max(100)).catch([]);

const ownSchema = z.object({
  id: z.int().positive(),
  slug: z.string().min(1).max(200),
  html_url: z.url({ protocol: /^https?$/ }),
  permissions: levels,
  events,
});

const hookSchema = z.object({
  url: z.string().max(4000).nullish(),
  content_type: z.string().max(100).nullish(),
  insecure_ssl: z.union([z.string(), z.number()]).nullish(),
});

const installationSchema = z.object({
  id: z.int().positive(),
  account: z.object({ login: z.string().max(100).optional() }).nullish(),
  permissions: levels,
  events,
  html_url: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .catch(null),
  suspended_at: z.string().nullish(),
});

const deliverySchema = z.object({
  delivered_at: z.string().max(100),
  status: z.string().max(300),
  status_code: z.int(),
});

const repositoriesSchema = z.object({
  total_count: z.int().nonnegative(),
  repositories: z.array(z.object({ full_name: repositoryNameSchema })),
});

/** What GitHub has of the App. */
export interface OwnApp {
  readonly appId: number;
  readonly slug: string;
  readonly url: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly events: readonly string[];
}

export interface OwnHook {
  /** Where webhooks go; null where they go nowhere. */
  readonly url: string | null;
  readonly isJson: boolean;
  readonly checksCertificate: boolean;
}

export interface OwnInstallation {
  readonly id: number;
  /** Whose repositories it sees; null for an enterprise. */
  readonly login: string | null;
  /** What its owner has agreed to, which may be less than the App asks for by now. */
  readonly permissions: Readonly<Record<string, string>>;
  readonly events: readonly string[];
  /** Its settings page. */
  readonly url: string | null;
  readonly isSuspended: boolean;
}

export interface OwnDelivery {
  readonly at: string;
  /** What the server answered, or 0 where none did. */
  readonly code: number;
  readonly status: string;
}

/** Questions that an App asks about itself. Each throws `ForgeFault`. */
export interface AskApp {
  own(): Promise<OwnApp>;
  hook(): Promise<OwnHook>;
  /** The latest first; at most 30. */
  deliveries(): Promise<readonly OwnDelivery[]>;
  installations(): Promise<readonly OwnInstallation[]>;
  /** `owner/name` of what an installation sees, in order. */
  repositories(installation: number): Promise<Listing<string>>;
  /** As an installation, below `/repos/owner/name`. */
  inRepository<T>(
    installation: number,
    repository: string,
    path: string,
    schema: z.ZodType<T>,
  ): Promise<T>;
  /** The installation that sees a repository. `gone` where none does. */
  covering(repository: string): Promise<number>;
}

const MOST_PAGES = 50;

export function askApp(options: GithubOptions): AskApp {
  const gate = createLimitGate(options.clock);
  const app = createAppCaller(options, gate);
  const caller = createCaller(options, createTokens(app, options.clock), gate);
  const get = async <T>(path: string, schema: z.ZodType<T>): Promise<T> =>
    parseAnswer(await app('GET', path), schema, `GitHub: GET ${path}`);
  return {
    own: async () => {
      const { id, html_url: url, ...rest } = await get('/app', ownSchema);
      return { appId: id, url, ...rest };
    },
    hook: async () => {
      const found = await get('/app/hook/config', hookSchema);
      return {
        url: found.url ?? null,
        isJson: found.content_type === 'json',
        checksCertificate: String(found.insecure_ssl ?? '0') === '0',
      };
    },
    deliveries: async () => {
      const listed = await get('/app/hook/deliveries?per_page=30', z.array(deliverySchema));
      return listed.map((one) => ({
        at: one.delivered_at,
        code: one.status_code,
        status: one.status,
      }));
    },
    installations: async () => {
      const found: OwnInstallation[] = [];
      for (let page = 1; page <= MOST_PAGES; page += 1) {
        const path = `/app/installations?per_page=100&page=${page}`;
        const answer = await app('GET', path);
        const listed = parseAnswer(answer, z.array(installationSchema), `GitHub: GET ${path}`);
        found.push(...listed.map(present));
        if (nextPage(answer.headers.get('link'), options.apiUrl) === null) break;
      }
      return found;
    },
    repositories: async (installation) => {
      let expected = 0;
      const { items, isWhole } = await allPages(caller, {
        installation,
        path: '/installation/repositories?per_page=100',
        schema: repositoriesSchema,
        itemsOf: (page) => {
          expected = page.total_count;
          return page.repositories;
        },
      });
      const names = [...new Set(items.map(({ full_name }) => full_name))].toSorted();
      return { items: names, isWhole: isWhole && names.length >= expected };
    },
    inRepository: async (installation, repository, path, schema) => {
      const { owner, name } = mustSplit(repository);
      const call = { installation, method: 'GET', path: `/repos/${owner}/${name}${path}` } as const;
      return (await caller({ ...call, schema })).data;
    },
    covering: async (repository) => {
      const { owner, name } = mustSplit(repository);
      const path = `/repos/${owner}/${name}/installation`;
      return (await get(path, z.object({ id: z.int().positive() }))).id;
    },
  };
}

function present(one: z.infer<typeof installationSchema>): OwnInstallation {
  return {
    id: one.id,
    login: one.account?.login ?? null,
    permissions: one.permissions,
    events: one.events,
    url: one.html_url,
    isSuspended: one.suspended_at != null,
  };
}
