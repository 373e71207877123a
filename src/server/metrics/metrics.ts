import { counter, gaugeText, histogram } from './registry.ts';

/** What the server counts about itself. Nothing in it names a person, a case or a change. */
export interface Metrics {
  requestAnswered(method: string, route: string, status: number, seconds: number): void;
  caseSubmitted(state: string): void;
  caseAnswered(answer: string): void;
  casesExpired(count: number): void;
  releaseConfirmed(): void;
  /** `taken`, `repeated` or `refused`. */
  deliveryHeard(forge: string, outcome: string): void;
  forgeTaskDone(forge: string, kind: string, outcome: string): void;
  render(present: Present): string;
}

/** What is so at the moment that it is asked for. */
interface Present {
  readonly listeners: number;
  readonly version: string;
  /** `doubt` is null where it verifies. */
  readonly ledger: { readonly doubt: 'unverified' | 'broken' | null; readonly size: number };
}

const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

export function createMetrics(): Metrics {
  const seconds = histogram(
    'holdpoint_http_request_seconds',
    'Time from a request to its answer, by route.',
    BOUNDS,
  );
  const requests = counter('holdpoint_http_requests_total', 'Requests answered.');
  const submitted = counter('holdpoint_cases_submitted_total', 'New cases by their first state.');
  const answers = counter('holdpoint_answers_total', 'Answers of people that were taken.');
  const expired = counter('holdpoint_cases_expired_total', 'Cases whose time ran out.');
  const confirmed = counter('holdpoint_releases_confirmed_total', 'Releases that were used.');
  const deliveries = counter('holdpoint_forge_deliveries_total', 'Webhooks of forges.');
  const tasks = counter('holdpoint_forge_tasks_total', 'Looks at forges, by how they came out.');
  return {
    deliveryHeard: (forge, outcome) => deliveries.add({ forge, outcome }),
    forgeTaskDone: (forge, kind, outcome) => tasks.add({ forge, kind, outcome }),
    requestAnswered: (method, route, status, duration) => {
      requests.add({ method, route, status: String(status) });
      seconds.observe({ route }, duration);
    },
    caseSubmitted: (state) => submitted.add({ state }),
    caseAnswered: (answer) => answers.add({ answer }),
    casesExpired: (count) => expired.add({}, count),
    releaseConfirmed: () => confirmed.add({}),
    render: ({ listeners, version, ledger }) =>
      [
        gaugeText('holdpoint_build_info', 'The version that runs.', 1, { version }),
        gaugeText('holdpoint_event_listeners', 'Pages and pipelines that listen.', listeners),
        gaugeText(
          'holdpoint_ledger_verified',
          '1 where the ledger verifies; else nothing is released.',
          ledger.doubt === null ? 1 : 0,
        ),
        gaugeText(
          'holdpoint_ledger_broken',
          '1 where an entry of the ledger does not fit.',
          ledger.doubt === 'broken' ? 1 : 0,
        ),
        gaugeText(
          'holdpoint_ledger_verified_entries',
          'Entries verified at the last look that found nothing.',
          ledger.size,
        ),
        ...[requests, seconds, submitted, answers, expired, confirmed, deliveries, tasks].map(
          (each) => each.render(),
        ),
        '',
      ].join('\n'),
  };
}
