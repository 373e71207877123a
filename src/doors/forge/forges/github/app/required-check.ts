import { z } from 'zod';
import { ForgeFault } from '../../../../../engine/forge/ports.ts';
import type { AskApp } from './ask-app.ts';

const rulesSchema = z.array(
  z.object({ type: z.string().max(100), parameters: z.unknown().optional() }),
);

const checksSchema = z.object({
  required_status_checks: z.array(
    z.object({ context: z.string().max(300), integration_id: z.int().nullish() }),
  ),
});

const branchSchema = z.object({
  protection: z
    .object({
      required_status_checks: z
        .object({
          enforcement_level: z.string().max(50).optional(),
          checks: z
            .array(z.object({ context: z.string().max(300), app_id: z.int().nullish() }))
            .catch([]),
          contexts: z.array(z.string().max(300)).catch([]),
        })
        .nullish()
        .catch(null),
    })
    .nullish()
    .catch(null),
});

/** How a branch asks for a check. */
export type RequiredCheck =
  /** From this App and no other. */
  | { readonly kind: 'pinned'; readonly by: 'ruleset' | 'branch protection' }
  /** The same, but administrators go past it. */
  | { readonly kind: 'pinned-but-for-admins' }
  /** From anybody, or from another App. */
  | { readonly kind: 'unpinned'; readonly apps: readonly number[] }
  | { readonly kind: 'missing' };

export interface CheckAsked {
  readonly installation: number;
  readonly repository: string;
  readonly branch: string;
  readonly name: string;
  readonly appId: number;
}

interface Found {
  readonly app: number | null;
  readonly by: 'ruleset' | 'branch protection';
  readonly passesAdmins: boolean;
}

const PAGE = 100;
const MOST_PAGES = 20;

/** Whether a branch takes no merge without this App's check, by rulesets or by classic protection. */
export async function readRequiredCheck(ask: AskApp, asked: CheckAsked): Promise<RequiredCheck> {
  const found = [...(await byRulesets(ask, asked)), ...(await byProtection(ask, asked))];
  const pinned = found.filter(({ app }) => app === asked.appId);
  const strict = pinned.find(({ passesAdmins }) => !passesAdmins);
  if (strict !== undefined) return { kind: 'pinned', by: strict.by };
  if (pinned.length > 0) return { kind: 'pinned-but-for-admins' };
  if (found.length === 0) return { kind: 'missing' };
  return { kind: 'unpinned', apps: found.flatMap(({ app }) => app ?? []) };
}

export async function defaultBranch(
  ask: AskApp,
  installation: number,
  repository: string,
): Promise<string> {
  const schema = z.object({ default_branch: z.string().min(1).max(300) });
  return (await ask.inRepository(installation, repository, '', schema)).default_branch;
}

async function byRulesets(ask: AskApp, asked: CheckAsked): Promise<readonly Found[]> {
  const { installation, repository, branch, name } = asked;
  const found: Found[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const path = `/rules/branches/${pathOf(branch)}?per_page=${PAGE}&page=${page}`;
    const rules = await ask.inRepository(installation, repository, path, rulesSchema);
    for (const rule of rules) {
      if (rule.type !== 'required_status_checks') continue;
      const read = checksSchema.safeParse(rule.parameters);
      if (!read.success) throw new ForgeFault('malformed', 'GitHub: a rule has another shape');
      for (const check of read.data.required_status_checks) {
        if (check.context !== name) continue;
        found.push({ app: check.integration_id ?? null, by: 'ruleset', passesAdmins: false });
      }
    }
    if (rules.length < PAGE) break;
  }
  return found;
}

/** What a branch shows of its protection to whoever may read it; its settings are for administrators. */
async function byProtection(ask: AskApp, asked: CheckAsked): Promise<readonly Found[]> {
  const { installation, repository, branch, name } = asked;
  const path = `/branches/${pathOf(branch)}`;
  const { protection } = await ask
    .inRepository(installation, repository, path, branchSchema)
    .catch((error: unknown) => {
      // Rules hold for branches that are not there yet, too.
      if (error instanceof ForgeFault && error.code === 'gone') return { protection: null };
      throw error;
    });
  const checks = protection?.required_status_checks;
  if (checks == null || checks.enforcement_level === 'off') return [];
  const passesAdmins = checks.enforcement_level === 'non_admins';
  const by = 'branch protection' as const;
  const listed = checks.checks.filter(({ context }) => context === name);
  if (listed.length > 0) {
    return listed.map(({ app_id: app }) => ({ app: app ?? null, by, passesAdmins }));
  }
  return checks.contexts.includes(name) ? [{ app: null, by, passesAdmins }] : [];
}

function pathOf(branch: string): string {
  return branch.split('/').map(encodeURIComponent).join('/');
}
