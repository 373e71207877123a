import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { EngineFault, type EngineFaultCode } from '../engine/fault.ts';
import { InputError } from '../readers/types.ts';
import { StoreFault } from '../store/faults.ts';
import type { Problem } from './contract/cases.ts';

/** An answer with a status of 400 and above, thrown from wherever it is found out. */
export class HttpProblem extends Error {
  readonly status: ContentfulStatusCode;
  readonly problem: Problem;

  constructor(status: ContentfulStatusCode, code: string, message: string, advice: string) {
    super(message);
    this.name = 'HttpProblem';
    this.status = status;
    this.problem = { code, message, advice };
  }
}

export interface ProblemAnswer {
  readonly status: ContentfulStatusCode;
  readonly problem: Problem;
}

const STATUS: Readonly<Record<EngineFaultCode, ContentfulStatusCode>> = {
  'bad-text': 400,
  'bad-constraint': 400,
  'tampered-change': 422,
  'unknown-case': 404,
  'unknown-system': 404,
  'unknown-source': 404,
  'stale-page': 409,
  'not-eligible': 403,
  'already-decided': 409,
  'nothing-to-withdraw': 409,
  expired: 409,
  'not-released': 409,
  'release-expired': 409,
  'already-used': 409,
  'different-change': 409,
  'record-disagrees': 409,
  'ledger-broken': 409,
  'ledger-unverified': 503,
  'rules-changed': 409,
  'older-facts': 409,
  'facts-from-the-future': 400,
  'unknown-agent': 404,
  'unknown-stop': 404,
  'already-resumed': 409,
  stopped: 409,
  'unknown-grant': 404,
  'bad-time': 400,
  'unknown-lesson': 404,
  'lesson-taken': 409,
  'bad-pattern': 400,
  'no-presence': 409,
  'presence-required': 403,
  'no-passkey': 409,
  'unknown-challenge': 409,
  'challenge-expired': 409,
  'other-statement': 409,
  'bad-assertion': 403,
  'passkey-regressed': 403,
  'bad-passkey': 422,
  'passkey-taken': 409,
  'too-many-passkeys': 409,
  'unknown-passkey': 404,
  'cannot-vouch': 403,
  'unknown-person': 403,
  'unknown-link': 404,
  'unknown-notice': 404,
  'explain-first': 409,
  'not-a-contributor': 403,
  'poor-explanation': 400,
  'unknown-finding': 404,
  'unknown-exception': 404,
  'unknown-rule': 400,
  'already-settled': 409,
  'not-over': 409,
  'unknown-directive': 404,
  'directive-taken': 409,
  'bad-directive': 400,
  'bad-policy': 422,
  'slot-taken': 409,
  'slot-not-allowed': 403,
  'token-taken': 409,
  'unknown-token': 404,
  'already-revoked': 409,
  'already-replaced': 409,
  'other-scope': 409,
  'token-altered': 409,
  'not-its-release': 403,
};

/** What a caller is told of an error: never its stack, and nothing of one that is our own fault. */
export function problemOf(error: unknown): ProblemAnswer {
  if (error instanceof HttpProblem) return { status: error.status, problem: error.problem };
  if (error instanceof EngineFault) {
    const { code, message, advice } = error;
    return { status: STATUS[code], problem: { code, message, advice } };
  }
  if (error instanceof InputError) {
    return { status: 422, problem: unreadable(error) };
  }
  if (error instanceof StoreFault && error.code === 'HOLDPOINT_BAD_TEXT') {
    return { status: 400, problem: badInput(error.message) };
  }
  if (error instanceof StoreFault && error.code === 'HOLDPOINT_COMMIT_UNKNOWN') {
    return { status: 503, problem: OUTCOME_UNKNOWN };
  }
  if (error instanceof HTTPException && error.status < 500) {
    return {
      status: error.status,
      problem: badInput(error.message || 'The request is malformed.'),
    };
  }
  return { status: 500, problem: OWN_FAULT };
}

function unreadable({ message, advice }: InputError): Problem {
  return { code: 'unreadable-input', message, advice };
}

export function badInput(message: string): Problem {
  return {
    code: 'bad-input',
    message,
    advice: 'The request must be as /api/openapi.json describes it.',
  };
}

const OUTCOME_UNKNOWN: Problem = {
  code: 'outcome-unknown',
  message: 'The database went away before it said whether this was kept.',
  advice: 'Reload and look. Doing the same thing again is safe.',
};

const OWN_FAULT: Problem = {
  code: 'internal',
  message: 'Holdpoint failed to answer this; nothing was released.',
  advice: 'Try again; if it stays, look for the request id in the server’s log.',
};
