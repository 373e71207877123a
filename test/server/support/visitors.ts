import type { ApprovalBinding } from '../../../src/core/approval/types.ts';
import type { Problem, SafetyCase } from '../../../src/server/contract/cases.ts';
import type { SubmissionReceipt } from '../../../src/server/contract/outcome.ts';
import type { CaseSubmission } from '../../../src/engine/cases/submit-case.ts';

export interface Reply<T = unknown> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}

export type Send = <T = unknown>(
  method: string,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<Reply<T>>;

export interface Browser {
  readonly send: Send;
  readonly cookie: string;
  read(id: string): Promise<SafetyCase>;
  /** Answers what the page shows now, or what it showed when `seen` was taken. */
  answer(
    id: string,
    answer: 'approve' | 'refuse' | 'withdraw',
    more?: { readonly reason?: string; readonly seen?: ApprovalBinding },
  ): Promise<Reply<SafetyCase & Problem>>;
}

export interface Machine {
  readonly send: Send;
  submit(submission: CaseSubmission): Promise<SubmissionReceipt>;
  confirm(id: string, changeDigest: string, attempt?: string): Promise<Reply<Problem>>;
}

/** Sends requests with these headers. A body that is a string goes as it is. */
export function sender(url: string, always: Readonly<Record<string, string>>): Send {
  return async <T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Reply<T>> => {
    const response = await fetch(url + path, {
      method,
      headers: {
        ...always,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
    const parsed: unknown = isJson ? JSON.parse(text) : text;
    return { status: response.status, headers: response.headers, body: parsed as T };
  };
}

export async function browserAt(url: string, person: string): Promise<Browser> {
  const signIn = await sender(url, { origin: url })('POST', '/api/session', { person });
  if (signIn.status !== 200) throw new Error(`sign-in failed: ${JSON.stringify(signIn.body)}`);
  const cookie = signIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const send = sender(url, { origin: url, cookie });
  const read = async (id: string) => (await send<SafetyCase>('GET', `/api/cases/${id}`)).body;
  return {
    send,
    cookie,
    read,
    answer: async (id, answer, { reason = 'I have read it.', seen } = {}) =>
      send('POST', `/api/cases/${id}/answers`, {
        answer,
        reason,
        seen: seen ?? seenOn(await read(id)),
      }),
  };
}

export function machineAt(url: string, token: string): Machine {
  const send = sender(url, { authorization: `Bearer ${token}` });
  return {
    send,
    submit: async (submission) => {
      const reply = await send<SubmissionReceipt>('POST', '/api/cases', submission);
      if (reply.status >= 400) throw new Error(JSON.stringify(reply.body));
      return reply.body;
    },
    confirm: (id, changeDigest, attempt = 'attempt-one') =>
      send('POST', `/api/cases/${id}/confirm`, { changeDigest, attempt }),
  };
}

/** What an answer given on this page is bound to. */
export function seenOn(page: SafetyCase): ApprovalBinding {
  return {
    changeDigest: page.assessment.change.digest,
    assessmentDigest: page.assessment.digest,
    policyHash: page.verdict.policyHash,
  };
}

/** Kinds of the case's record, oldest first. */
export function kindsOf(page: SafetyCase): readonly string[] {
  return page.record.map((entry) => entry.kind.replace('case.', ''));
}
