import { z } from 'zod';
import { ForgeFault } from '../../../../../engine/forge/ports.ts';
import { splitRepository } from '../../../shared/repository-name.ts';
import type { AppCaller } from './app-caller.ts';
import { nextPage } from './caller.ts';
import type { GithubOptions } from './options.ts';
import { parseAnswer } from './parse-answer.ts';

const installationSchema = z.object({
  id: z.int().positive(),
  account: z
    .object({ login: z.string().max(100).optional(), type: z.string().optional() })
    .nullish(),
  suspended_at: z.string().nullish(),
});

export interface Installation {
  readonly id: number;
  /** Whose repositories it sees; null for an enterprise. */
  readonly login: string | null;
  readonly isOrganization: boolean;
}

export interface Installations {
  /** The one that sees this repository. Throws `ForgeFault`: `gone` where none does. */
  covering(repository: string): Promise<number>;
  all(): Promise<readonly Installation[]>;
  forget(repository: string): void;
}

const MOST_PAGES = 50;

export function createInstallations(options: GithubOptions, app: AppCaller): Installations {
  const known = new Map<string, number>();
  return {
    covering: async (repository) => {
      const { owner, name } = mustSplit(repository);
      const only = options.installation;
      if (only !== undefined) return only;
      const key = repository.toLowerCase();
      const found = known.get(key);
      if (found !== undefined) return found;
      const path = `/repos/${owner}/${name}/installation`;
      const answer = await app('GET', path);
      const { id } = parseAnswer(answer, installationSchema, `GitHub: GET ${path}`);
      known.set(key, id);
      return id;
    },
    all: async () => {
      const found: Installation[] = [];
      for (let page = 1; page <= MOST_PAGES; page += 1) {
        const path = `/app/installations?per_page=100&page=${page}`;
        const answer = await app('GET', path);
        const listed = parseAnswer(answer, z.array(installationSchema), `GitHub: GET ${path}`);
        found.push(...listed.filter((one) => one.suspended_at == null).map(present));
        if (nextPage(answer.headers.get('link'), options.apiUrl) === null) break;
      }
      const only = options.installation;
      return only === undefined ? found : found.filter(({ id }) => id === only);
    },
    forget: (repository) => {
      known.delete(repository.toLowerCase());
    },
  };
}

function present({ id, account }: z.infer<typeof installationSchema>): Installation {
  return { id, login: account?.login ?? null, isOrganization: account?.type === 'Organization' };
}

/** Throws `ForgeFault` where the name could lead elsewhere in an address. */
export function mustSplit(repository: string): { readonly owner: string; readonly name: string } {
  const parts = splitRepository(repository);
  if (parts !== null) return parts;
  throw new ForgeFault('malformed', 'GitHub: a repository is named as owner/name');
}
