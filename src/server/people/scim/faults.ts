import type { Context } from 'hono';
import type { Logger } from 'pino';
import type { AppEnv } from '../../app-env.ts';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { PeopleFault, type PeopleFaultCode } from '../../../engine/people/fault.ts';
import { problemOf } from '../../problem.ts';
import { SCIM_JSON, URN } from './types.ts';

interface ScimStatus {
  readonly status: ContentfulStatusCode;
  /** As RFC 7644 section 3.12 has them; null where it has none. */
  readonly scimType: string | null;
}

const STATUS: Readonly<Record<PeopleFaultCode, ScimStatus>> = {
  'unknown-account': { status: 404, scimType: null },
  'unknown-group': { status: 404, scimType: null },
  'login-taken': { status: 409, scimType: 'uniqueness' },
  'unknown-member': { status: 400, scimType: 'invalidValue' },
  'bad-value': { status: 400, scimType: 'invalidValue' },
  'bad-path': { status: 400, scimType: 'invalidPath' },
  'bad-filter': { status: 400, scimType: 'invalidFilter' },
  'no-target': { status: 400, scimType: 'noTarget' },
  'too-many': { status: 403, scimType: null },
};

const PREFIX = '/scim/';

export function isScimPath(path: string): boolean {
  return path.startsWith(PREFIX);
}

/** Any fault as directories read it. */
export function answerScimFault(c: Context<AppEnv>, error: unknown, logger: Logger): Response {
  const { status, scimType, detail } = scimFaultOf(error);
  if (status >= 500) logger.error({ err: error, requestId: c.get('requestId') }, detail);
  const body = {
    schemas: [URN.error],
    status: String(status),
    ...(scimType === null ? {} : { scimType }),
    detail,
  };
  return c.body(JSON.stringify(body), status, { 'Content-Type': SCIM_JSON });
}

export function scimFaultOf(error: unknown): ScimStatus & { readonly detail: string } {
  if (error instanceof PeopleFault) return { ...STATUS[error.code], detail: error.message };
  const { status, problem } = problemOf(error);
  return { status, scimType: null, detail: `${problem.message} ${problem.advice}` };
}
