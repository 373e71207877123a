/** What people did about the sample's agents: a stop, a grant, lessons; and the action that is held. */

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
