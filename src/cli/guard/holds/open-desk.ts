import type { GuardJudgement } from '../judge.ts';
import { askServer } from '../server/ask.ts';
import type { GuardConfig } from '../server/config.ts';
import type { HeldAction, HoldAnswer, HoldDesk } from './desk.ts';
import { findHold, forgetHold, keepHold, ticketOf, useRelease } from './hold-files.ts';
import type { HeldFile } from './hold-files.ts';
import { agentProcess } from './agent-process.ts';

/** Shorter than any host's own limit, launcher and start included. */
const PATIENCE = 4_000;

/** A desk on the server where there is one, with this machine's own behind it. */
export function openDesk(folder: string, config: GuardConfig): HoldDesk {
  let offline = false;
  const { server, machine } = config;

  async function bring(held: HeldAction): Promise<HoldAnswer> {
    const { digest } = held.judged.assessment.change;
    // What others have to release is released on the server; a file here proves nothing about them.
    const isOurs = server === null || held.operatorOnly;
    const release = isOurs ? useRelease(folder, digest, held.now) : null;
    if (release !== null) return { kind: 'released', by: release.by, caseId: null };
    if (server === null) return keepHere(held, null);
    const asked = await askServer(server, 'POST', '/api/guard/holds', orderOf(held), PATIENCE);
    if (asked.kind === 'unreachable' || asked.status >= 500) {
      offline = true;
      const why = asked.kind === 'unreachable' ? asked.why : `status ${asked.status}`;
      return withoutServer(held, why);
    }
    offline = false;
    if (asked.status >= 400) {
      const why = `The server did not take it (${problemOf(asked.body)}).`;
      return { kind: 'held', desk: { kind: 'none', why }, caseId: null };
    }
    return settle(held, asked.body as StateOnServer);
  }

  async function settle(held: HeldAction, state: StateOnServer): Promise<HoldAnswer> {
    const { caseId, url } = state;
    if (state.state === 'released' && state.releaseValidUntil !== null && server !== null) {
      const { digest } = held.judged.assessment.change;
      const path = `/api/guard/holds/${encodeURIComponent(caseId)}/use`;
      const attempt = `${machine}-${process.pid}-${process.hrtime.bigint()}`;
      const used = await askServer(
        server,
        'POST',
        path,
        { changeDigest: digest, attempt },
        PATIENCE,
      );
      if (used.kind === 'answered' && used.status < 300) {
        forgetHold(folder, digest);
        return { kind: 'released', by: null, caseId };
      }
      const why =
        used.kind === 'answered' ? problemOf(used.body) : `the server cannot be asked: ${used.why}`;
      return { kind: 'refused', why: `It was released, but cannot be used: ${why}.`, caseId };
    }
    if (state.state === 'refused' || state.state === 'denied') {
      return { kind: 'refused', why: state.refusal ?? state.summary, caseId };
    }
    keepHere(held, { caseId, url });
    return { kind: 'held', desk: { kind: 'server', url }, caseId };
  }

  function keepHere(
    held: HeldAction,
    on: { readonly caseId: string; readonly url: string } | null,
  ): HoldAnswer {
    const file = fileOf(held, on);
    try {
      keepHold(folder, file);
    } catch (error) {
      const why = `It cannot be written down here (${error instanceof Error ? error.message : 'unknown'}), so nobody can release it yet.`;
      return { kind: 'held', desk: { kind: 'none', why }, caseId: null };
    }
    return {
      kind: 'held',
      desk: { kind: 'local', ticket: ticketOf(file.digest) },
      caseId: on?.caseId ?? null,
    };
  }

  /** Whoever the agent acts for can release here what only asks them; all else waits for the server. */
  function withoutServer(held: HeldAction, why: string): HoldAnswer {
    if (held.operatorOnly) return keepHere(held, null);
    const known = findHold(folder, ticketOf(held.judged.assessment.change.digest));
    if (known?.url != null) {
      return { kind: 'held', desk: { kind: 'server', url: known.url }, caseId: known.caseId };
    }
    const sentence = `The server cannot be asked (${why}), and this needs people whom only the server knows. Try again when it is back.`;
    return { kind: 'held', desk: { kind: 'none', why: sentence }, caseId: null };
  }

  function orderOf({ call, judged, repository, operator, asked }: HeldAction) {
    const { host, session, tool, cwd } = call;
    return {
      change: judged.assessment.change,
      call: { machine, host, session: session.slice(0, 200), tool, cwd, repository, operator },
      title: judged.assessment.headline.slice(0, 200),
      command: asked,
    };
  }

  async function useGrant(
    { grants, presence }: Pick<GuardJudgement, 'grants' | 'presence'>,
    { host, session }: HeldAction['call'],
    operator: string | null,
    decision: string,
  ): Promise<string | null> {
    for (const grant of grants) {
      if (server === null) return 'a grant needs its server to count its uses';
      const path = `/api/guard/grants/${encodeURIComponent(grant)}/use`;
      const order = { decision, machine, host, session: session.slice(0, 200), operator, presence };
      const asked = await askServer(server, 'POST', path, order, PATIENCE);
      if (asked.kind === 'unreachable') {
        offline = true;
        return `the server that counts uses of a grant cannot be asked: ${asked.why}`;
      }
      const { allowed, why } = asked.body as { readonly allowed?: unknown; readonly why?: unknown };
      if (asked.status >= 300 || allowed !== true) {
        return typeof why === 'string' ? why : problemOf(asked.body);
      }
    }
    return null;
  }

  return { offline: () => offline, bring, useGrant };
}

interface StateOnServer {
  readonly caseId: string;
  readonly url: string;
  readonly state: string;
  readonly releaseValidUntil: string | null;
  readonly summary: string;
  readonly refusal?: string | null;
}

function problemOf(body: unknown): string {
  const { message } = (body ?? {}) as { readonly message?: unknown };
  return typeof message === 'string' ? message.replace(/\.$/, '') : 'no reason given';
}

function fileOf(
  held: HeldAction,
  on: { readonly caseId: string; readonly url: string } | null,
): HeldFile {
  const { assessment, verdict } = held.judged;
  return {
    digest: assessment.change.digest,
    headline: assessment.headline,
    message: verdict.reasons[0]?.message ?? verdict.summary,
    asked: held.asked,
    host: held.call.host,
    session: held.call.session,
    cwd: held.call.cwd,
    operatorOnly: held.operatorOnly,
    rules: verdict.reasons.map(({ rule }) => rule),
    at: held.now,
    caseId: on?.caseId ?? null,
    url: on?.url ?? null,
    agent: agentProcess(held.caller),
  };
}
