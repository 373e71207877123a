/** What the sample's agents did in the three hours before the server started. All of it is made up. */
import type { EnvironmentKind, Verb } from '../../../core/change/types.ts';
import type { AgentOutcome } from '../../../engine/agents/types.ts';

/** One session; the machine's guard tells of it. */
export interface SampleSession {
  readonly name: string;
  readonly host: string;
  readonly machine: string;
  readonly model: string;
  readonly repository: string;
  readonly cwd: string;
  readonly operator: string;
  /** Minutes before the server started. */
  readonly began: number;
  /** Null where nobody said that it ended. */
  readonly ended: number | null;
}

/** One decision of a session's guard. */
export interface SampleDeed {
  readonly session: string;
  /** Minutes before the server started. */
  readonly ago: number;
  readonly outcome: AgentOutcome;
  readonly tool: string;
  readonly programs: readonly string[];
  readonly headline: string;
  readonly environment: EnvironmentKind;
  readonly effects: Readonly<Partial<Record<Verb, number>>>;
  readonly systems?: readonly string[];
  readonly rules?: readonly string[];
  /** It rests on the grant, is about the held action, or was refused for the stop. */
  readonly by?: 'grant' | 'hold' | 'stop';
}

const SHOP = 'git.halden.example/halden/shop';
const INFRASTRUCTURE = 'git.halden.example/halden/infrastructure';

export const SESSIONS: readonly SampleSession[] = [
  {
    name: 'payments',
    host: 'claude-code',
    machine: 'mia-laptop',
    model: 'sonnet',
    repository: SHOP,
    cwd: '/home/mia/shop',
    operator: 'mia.larsen@halden.example',
    began: 48,
    ended: null,
  },
  {
    name: 'index',
    host: 'claude-code',
    machine: 'hugo-laptop',
    model: 'opus',
    repository: INFRASTRUCTURE,
    cwd: '/home/hugo/infrastructure',
    operator: 'hugo.martin@halden.example',
    began: 35,
    ended: null,
  },
  {
    name: 'care',
    host: 'gemini-cli',
    machine: 'noor-laptop',
    model: 'pro',
    repository: SHOP,
    cwd: '/home/noor/shop',
    operator: 'noor.haddad@halden.example',
    began: 75,
    ended: null,
  },
  {
    name: 'clean-up',
    host: 'codex',
    machine: 'build-runner-3',
    model: 'codex',
    repository: INFRASTRUCTURE,
    cwd: '/work/infrastructure',
    operator: 'jonas.ek@halden.example',
    began: 130,
    ended: 84,
  },
  {
    name: 'search',
    host: 'claude-code',
    machine: 'noor-laptop',
    model: 'sonnet',
    repository: SHOP,
    cwd: '/home/noor/shop',
    operator: 'noor.haddad@halden.example',
    began: 165,
    ended: 101,
  },
];

const DEVELOPMENT = { environment: 'development', tool: 'Bash' } as const;

export const DEEDS: readonly SampleDeed[] = [
  {
    ...DEVELOPMENT,
    session: 'search',
    ago: 160,
    outcome: 'allow',
    programs: ['git'],
    headline: 'Reads the history of services/search',
    effects: { read: 1 },
  },
  {
    ...DEVELOPMENT,
    session: 'search',
    ago: 152,
    outcome: 'allow',
    programs: ['npm'],
    headline: 'Runs the tests of services/search',
    effects: { execute: 1 },
    systems: ['search'],
  },
  {
    session: 'search',
    ago: 141,
    outcome: 'allow',
    tool: 'Edit',
    programs: [],
    headline: 'Edits services/search/src/ranking.ts',
    environment: 'development',
    effects: { update: 1 },
    systems: ['search'],
  },
  {
    session: 'search',
    ago: 128,
    outcome: 'allow',
    tool: 'Bash',
    programs: ['kubectl'],
    headline: 'Restarts deployment search in staging',
    environment: 'staging',
    effects: { update: 1 },
    systems: ['search'],
    by: 'grant',
  },
  {
    session: 'search',
    ago: 112,
    outcome: 'allow',
    tool: 'Bash',
    programs: ['kubectl'],
    headline: 'Restarts deployment search in staging',
    environment: 'staging',
    effects: { update: 1 },
    systems: ['search'],
    by: 'grant',
  },
  {
    ...DEVELOPMENT,
    session: 'clean-up',
    ago: 126,
    outcome: 'allow',
    programs: ['terraform'],
    headline: 'Plans review-environments',
    effects: { read: 1 },
  },
  {
    session: 'clean-up',
    ago: 118,
    outcome: 'allow',
    tool: 'shell',
    programs: ['kubectl'],
    headline: 'Labels namespace notifications in prod-eu',
    environment: 'production',
    effects: { update: 1 },
    systems: ['notifications'],
  },
  {
    session: 'clean-up',
    ago: 110,
    outcome: 'deny',
    tool: 'apply_patch',
    programs: [],
    headline: 'Edits the configuration of its own guard',
    environment: 'development',
    effects: { update: 1 },
    rules: ['agent-disarms-holdpoint'],
  },
  {
    session: 'clean-up',
    ago: 104,
    outcome: 'hold',
    tool: 'shell',
    programs: ['terraform'],
    headline: 'Deletes 14 resources of review-environments, two of them in production',
    environment: 'production',
    effects: { delete: 14 },
    rules: ['irreversible-production', 'ai-destroys-in-production'],
  },
  {
    session: 'clean-up',
    ago: 98,
    outcome: 'hold',
    tool: 'shell',
    programs: ['terraform'],
    headline: 'Deletes 14 resources of review-environments with other words',
    environment: 'production',
    effects: { delete: 14 },
    rules: ['irreversible-production', 'ai-destroys-in-production'],
  },
  {
    session: 'clean-up',
    ago: 94,
    outcome: 'stop',
    tool: 'shell',
    programs: ['terraform'],
    headline: 'Deletes 14 resources of review-environments',
    environment: 'production',
    effects: { delete: 14 },
    by: 'stop',
  },
  {
    ...DEVELOPMENT,
    session: 'care',
    ago: 72,
    outcome: 'allow',
    programs: ['rg'],
    headline: 'Searches services/customer-care',
    effects: { read: 1 },
  },
  {
    ...DEVELOPMENT,
    session: 'care',
    ago: 66,
    outcome: 'allow',
    programs: ['npm'],
    headline: 'Installs the packages of services/customer-care',
    effects: { create: 1 },
  },
  {
    ...DEVELOPMENT,
    session: 'care',
    ago: 41,
    outcome: 'ask',
    programs: ['git'],
    headline: 'Discards 6 changed files that are committed nowhere',
    effects: { delete: 6 },
    rules: ['agent-loses-data'],
  },
  {
    ...DEVELOPMENT,
    session: 'payments',
    ago: 46,
    outcome: 'allow',
    programs: ['git'],
    headline: 'Reads what changed since main',
    effects: { read: 1 },
  },
  {
    session: 'payments',
    ago: 40,
    outcome: 'allow',
    tool: 'Read',
    programs: [],
    headline: 'Reads services/payments/src/retry.ts',
    environment: 'development',
    effects: { read: 1 },
  },
  {
    session: 'payments',
    ago: 29,
    outcome: 'allow',
    tool: 'Edit',
    programs: [],
    headline: 'Edits services/payments/src/retry.ts',
    environment: 'development',
    effects: { update: 1 },
    systems: ['payments'],
  },
  {
    ...DEVELOPMENT,
    session: 'payments',
    ago: 21,
    outcome: 'allow',
    programs: ['npm'],
    headline: 'Runs the tests of services/payments',
    effects: { execute: 1 },
    systems: ['payments'],
  },
  {
    ...DEVELOPMENT,
    session: 'payments',
    ago: 17,
    outcome: 'hold',
    programs: ['git'],
    headline: 'Force-pushes branch retry-backoff over commits of others',
    effects: { update: 1 },
    rules: ['agent-rewrites-history'],
  },
  {
    ...DEVELOPMENT,
    session: 'payments',
    ago: 11,
    outcome: 'allow',
    programs: ['git'],
    headline: 'Pushes branch retry-backoff',
    effects: { update: 1 },
    systems: ['payments'],
  },
  {
    ...DEVELOPMENT,
    session: 'payments',
    ago: 1,
    outcome: 'allow',
    programs: ['npm'],
    headline: 'Runs the tests of services/payments',
    effects: { execute: 1 },
    systems: ['payments'],
  },
  {
    session: 'index',
    ago: 33,
    outcome: 'allow',
    tool: 'Bash',
    programs: ['kubectl'],
    headline: 'Lists the volumes of namespace search in prod-eu',
    environment: 'production',
    effects: { read: 1 },
    systems: ['search'],
  },
  {
    session: 'index',
    ago: 24,
    outcome: 'allow',
    tool: 'Bash',
    programs: ['kubectl'],
    headline: 'Reads the log of search-index-0 in prod-eu',
    environment: 'production',
    effects: { read: 1 },
    systems: ['search'],
  },
  {
    session: 'index',
    ago: 3,
    outcome: 'hold',
    tool: 'Bash',
    programs: ['kubectl'],
    headline: 'Deletes 2 volume claims of search in prod-eu',
    environment: 'production',
    effects: { update: 1, delete: 2 },
    systems: ['search'],
    rules: ['irreversible-production', 'ai-destroys-in-production'],
    by: 'hold',
  },
];

/** What the last deed of `index` would have run. It goes through the same reader as any other command. */
export const HELD = {
  session: 'index',
  title: 'Rebuild the search index from nothing',
  tool: 'Bash',
  command: [
    '# the index is corrupt, start over with empty volumes',
    'kubectl --context prod-eu -n search scale statefulset/search-index --replicas=0',
    'kubectl --context prod-eu -n search delete pvc search-index-0 search-index-1',
    'kubectl --context prod-eu -n search scale statefulset/search-index --replicas=2',
  ].join('\n'),
} as const;

/** Minutes before the server started. */
export const STOP = {
  session: 'clean-up',
  by: 'sam.okafor',
  at: 96,
  reason: 'It was told twice that production is not to be touched, and tries again in other words.',
  /** Milliseconds until its guard refused the next action. */
  obeyedAfter: 340,
  resumedBy: 'priya.nair',
  resumedAt: 82,
  resumedReason:
    'The task was taken back and the session closed; its credentials reach review environments only.',
} as const;

export const GRANT = {
  at: 150,
  by: 'lena.brandt',
  terms: {
    agent: 'claude-code',
    systems: ['search'],
    environments: ['staging'],
    verbs: ['update', 'execute'],
    programs: ['kubectl'],
    quota: { count: 3, perSeconds: 3_600 },
    reason: 'Ranking is tuned today; a restart in staging needs nobody.',
  },
  hours: 12,
} as const;

export const LESSONS = [
  {
    at: 175,
    by: 'sam.okafor',
    said: {
      title: 'A retry of a payment needs its idempotency key',
      note: 'A payment that is tried again without its idempotency key is taken twice. Pass the key of the first try on, also through queues.',
      paths: ['services/payments/**', 'services/orders/**'],
      systems: ['payments'],
      rule: { over: 'added-lines', pattern: 'retry\\(.*charge' },
      from: null,
    },
    given: ['payments'],
    path: 'services/payments/src/retry.ts',
    seen: 29,
  },
  {
    at: 172,
    by: 'lena.brandt',
    said: {
      title: 'Review environments share an account with production',
      note: 'Whatever runs over all of infrastructure also meets production. Name the workspace, and plan before you destroy.',
      paths: ['infrastructure/**'],
      systems: [],
      rule: null,
      from: null,
    },
    given: ['clean-up', 'index'],
    path: null,
    seen: null,
  },
] as const;
