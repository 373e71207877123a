import type { AgentSession, SessionSighting } from '../../../engine/agents/types.ts';
import type { Queryable } from '../../connection/pool.ts';

interface Row {
  readonly id: string;
  readonly machine: string;
  readonly host: string;
  readonly session: string;
  readonly model: string | null;
  readonly repository: string | null;
  readonly cwd: string;
  readonly operator: string | null;
  readonly first_seen: Date;
  readonly last_seen: Date;
  readonly ended_at: Date | null;
  readonly allowed: number;
  readonly asked: number;
  readonly held: number;
  readonly denied: number;
  readonly stopped: number;
  readonly last_outcome: AgentSession['lastOutcome'];
  readonly last_headline: string;
}

const COLUMNS = `id, machine, host, session, model, repository, cwd, operator, first_seen, last_seen,
  ended_at, allowed, asked, held, denied, stopped, last_outcome, last_headline`;

function sessionOf(row: Row): AgentSession {
  return {
    id: row.id,
    machine: row.machine,
    host: row.host,
    session: row.session,
    model: row.model,
    repository: row.repository,
    cwd: row.cwd,
    operator: row.operator,
    firstSeen: row.first_seen.toISOString(),
    lastSeen: row.last_seen.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    counts: {
      allow: row.allowed,
      ask: row.asked,
      hold: row.held,
      deny: row.denied,
      stop: row.stopped,
    },
    lastOutcome: row.last_outcome,
    lastHeadline: row.last_headline,
  };
}

export async function findSession(db: Queryable, id: string): Promise<AgentSession | null> {
  const { rows } = await db.query<Row>(
    `select ${COLUMNS} from holdpoint.agent_sessions where id = $1`,
    [id],
  );
  return rows.map(sessionOf)[0] ?? null;
}

/** Latest seen first. */
export async function listSessions(
  db: Queryable,
  since: string,
  limit: number,
): Promise<readonly AgentSession[]> {
  const { rows } = await db.query<Row>(
    `select ${COLUMNS} from holdpoint.agent_sessions where last_seen > $1
      order by last_seen desc, id desc limit $2`,
    [since, limit],
  );
  return rows.map(sessionOf);
}

/** What was said later outweighs, but for the operator: a session keeps the one it first named. */
export async function seeSession(db: Queryable, seen: SessionSighting): Promise<void> {
  const counts = seen.decided?.counts ?? { allow: 0, ask: 0, hold: 0, deny: 0, stop: 0 };
  await db.query(
    `insert into holdpoint.agent_sessions as kept (${COLUMNS})
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10, $11, $12, $13, $14, $15, $16, $17)
     on conflict (id) do update set
       model = coalesce(excluded.model, kept.model),
       repository = coalesce(excluded.repository, kept.repository),
       cwd = case when excluded.last_seen >= kept.last_seen then excluded.cwd else kept.cwd end,
       operator = coalesce(kept.operator, excluded.operator),
       first_seen = least(kept.first_seen, excluded.first_seen),
       last_seen = greatest(kept.last_seen, excluded.last_seen),
       ended_at = greatest(kept.ended_at, excluded.ended_at),
       allowed = kept.allowed + excluded.allowed,
       asked = kept.asked + excluded.asked,
       held = kept.held + excluded.held,
       denied = kept.denied + excluded.denied,
       stopped = kept.stopped + excluded.stopped,
       last_outcome = case when excluded.last_outcome is not null and excluded.last_seen >= kept.last_seen
                           then excluded.last_outcome else kept.last_outcome end,
       last_headline = case when excluded.last_outcome is not null and excluded.last_seen >= kept.last_seen
                            then excluded.last_headline else kept.last_headline end`,
    [
      seen.id,
      seen.machine,
      seen.host,
      seen.session,
      seen.model,
      seen.repository,
      seen.cwd,
      seen.operator,
      seen.at,
      seen.ends ? seen.at : null,
      counts.allow,
      counts.ask,
      counts.hold,
      counts.deny,
      counts.stop,
      seen.decided?.outcome ?? null,
      seen.decided?.headline ?? '',
    ],
  );
}
