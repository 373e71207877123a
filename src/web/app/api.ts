import type { AgentList, AgentPage } from '../../server/contract/agents/agents.ts';
import type {
  AutonomyRecord,
  Grant,
  GrantList,
  NewGrant,
} from '../../server/contract/agents/autonomy.ts';
import type { CaseList, Answer, Problem, SafetyCase } from '../../server/contract/cases.ts';
import type { CatalogState } from '../../server/contract/catalog.ts';
import type { ReachAnswer, SystemList } from '../../server/contract/reach.ts';
import type { LedgerPage, LedgerVerification } from '../../server/contract/ledger.ts';
import type { Lesson, LessonList, NewLesson } from '../../server/contract/agents/lessons.ts';
import type { Session } from '../../server/contract/session.ts';
import type {
  NewStop,
  StopList,
  StopPage,
  StopReceipt,
} from '../../server/contract/agents/stops.ts';

/** An answer of the server with a status of 400 and above, or no answer at all (`status` 0). */
export class ProblemError extends Error {
  readonly code: string;
  readonly advice: string;
  readonly status: number;
  constructor(status: number, problem: Problem, options?: ErrorOptions) {
    super(problem.message, options);
    this.name = 'ProblemError';
    this.status = status;
    this.code = problem.code;
    this.advice = problem.advice;
  }
}

const UNREACHABLE: Problem = {
  code: 'unreachable',
  message: 'Holdpoint did not answer.',
  advice: 'Check the connection, then try again. Nothing you wrote is lost.',
};

/** For an answer that is not Holdpoint's own, such as a proxy's error page. */
function foreign(status: number): Problem {
  return {
    code: 'foreign-answer',
    message: `Something between this page and Holdpoint answered with status ${status}.`,
    advice: 'Try again; if it stays, ask whoever runs Holdpoint here.',
  };
}

function isProblem(body: unknown): body is Problem {
  return (
    typeof body === 'object' &&
    body !== null &&
    typeof (body as Problem).code === 'string' &&
    typeof (body as Problem).message === 'string' &&
    typeof (body as Problem).advice === 'string'
  );
}

/** Asks the server once. Throws `ProblemError` and nothing else. */
export async function call(method: string, path: string, body?: unknown): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    });
  } catch (cause) {
    throw new ProblemError(0, UNREACHABLE, { cause });
  }
  const json: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    throw new ProblemError(response.status, isProblem(json) ? json : foreign(response.status));
  }
  if (json === null && response.status !== 204) {
    throw new ProblemError(response.status, foreign(response.status));
  }
  return json;
}

/** The server's routes, one function each. All throw `ProblemError` and nothing else. */
export const api = {
  session: () => call('GET', '/api/session') as Promise<Session>,
  signIn: (person: string) => call('POST', '/api/session', { person }),
  signOut: () => call('DELETE', '/api/session'),
  signOutEverywhere: () => call('DELETE', '/api/sessions'),
  cases: (state: 'waiting' | 'all') =>
    call('GET', `/api/cases?state=${state}`) as Promise<CaseList>,
  case: (id: string) => call('GET', `/api/cases/${encodeURIComponent(id)}`) as Promise<SafetyCase>,
  answer: (id: string, answer: Answer) =>
    call('POST', `/api/cases/${encodeURIComponent(id)}/answers`, answer) as Promise<SafetyCase>,
  reach: (of: string) =>
    call('GET', `/api/reach?of=${encodeURIComponent(of)}`) as Promise<ReachAnswer>,
  systems: (search: string) =>
    call('GET', `/api/systems?search=${encodeURIComponent(search)}`) as Promise<SystemList>,
  catalog: () => call('GET', '/api/catalog') as Promise<CatalogState>,
  ledger: (before: number | null, limit: number) =>
    call(
      'GET',
      `/api/ledger?limit=${limit}${before === null ? '' : `&before=${before}`}`,
    ) as Promise<LedgerPage>,
  agents: () => call('GET', '/api/agents?hours=24&limit=500') as Promise<AgentList>,
  agent: (id: string, before: string | null, limit: number) =>
    call(
      'GET',
      `/api/agents/${encodeURIComponent(id)}?limit=${limit}${before === null ? '' : `&before=${encodeURIComponent(before)}`}`,
    ) as Promise<AgentPage>,
  stops: () => call('GET', '/api/stops') as Promise<StopList>,
  stop: (id: string) => call('GET', `/api/stops/${encodeURIComponent(id)}`) as Promise<StopPage>,
  issueStop: (stop: NewStop) => call('POST', '/api/stops', stop) as Promise<StopReceipt>,
  grants: () => call('GET', '/api/grants') as Promise<GrantList>,
  giveGrant: (grant: NewGrant) => call('POST', '/api/grants', grant) as Promise<Grant>,
  revokeGrant: (id: string, reason: string) =>
    call('POST', `/api/grants/${encodeURIComponent(id)}/revoke`, { reason }) as Promise<Grant>,
  autonomy: () => call('GET', '/api/autonomy') as Promise<AutonomyRecord>,
  lessons: () => call('GET', '/api/lessons') as Promise<LessonList>,
  addLesson: (lesson: NewLesson) => call('POST', '/api/lessons', lesson) as Promise<Lesson>,
  retireLesson: (id: string) =>
    call('POST', `/api/lessons/${encodeURIComponent(id)}/retire`) as Promise<LessonList>,
  verifyLedger: () => call('POST', '/api/ledger/verify') as Promise<LedgerVerification>,
};
