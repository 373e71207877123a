import type { DecisionFilter, Insertion } from '../../../engine/agents/ports.ts';
import type {
  AgentDecision,
  AgentOutcome,
  AgentSession,
  StoredDecision,
} from '../../../engine/agents/types.ts';
import type { Queryable } from '../../connection/pool.ts';

interface Row {
  readonly record: AgentDecision;
  readonly received_at: Date;
}

/** Holds the lock of `lockSpool`. Tells a record that is known from another one in its place. */
export async function insertDecision(
  db: Queryable,
  agent: string,
  decision: AgentDecision,
  digest: string,
  receivedAt: string,
): Promise<Insertion> {
  const { rowCount } = await db.query(
    `insert into holdpoint.agent_decisions
       (id, agent, machine, spool, sequence, at, received_at, outcome, environment, systems, stop_id,
        digest, record)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     on conflict do nothing`,
    [
      decision.id,
      agent,
      decision.machine,
      decision.spool,
      decision.sequence,
      decision.at,
      receivedAt,
      decision.outcome,
      decision.environment,
      decision.systems,
      decision.stop,
      digest,
      JSON.stringify(decision),
    ],
  );
  if (rowCount === 1) return 'new';
  const { rows } = await db.query<{ digest: string }>(
    'select digest from holdpoint.agent_decisions where id = $1',
    [decision.id],
  );
  if (rows[0] === undefined) return 'sequence-taken';
  return rows[0].digest === digest ? 'known' : 'other-content';
}

/** Newest first. */
export async function listDecisions(
  db: Queryable,
  agent: string,
  filter: DecisionFilter,
): Promise<readonly StoredDecision[]> {
  const { before, upTo, onlyInProduction = false, limit } = filter;
  const { rows } = await db.query<Row>(
    `select record, received_at from holdpoint.agent_decisions
      where agent = $1
        and ($2::timestamptz is null or (at, sequence, id) < ($2, $3::bigint, $4::text))
        and ($5::timestamptz is null or at <= $5 or stop_id = $6)
        and (not $7::boolean or (outcome = 'allow' and environment = 'production'))
      order by at desc, sequence desc, id desc
      limit $8`,
    [
      agent,
      before?.at ?? null,
      before?.sequence ?? null,
      before?.id ?? null,
      upTo?.at ?? null,
      upTo?.stop ?? null,
      onlyInProduction,
      limit,
    ],
  );
  return rows.map(({ record, received_at: at }) => ({ ...record, receivedAt: at.toISOString() }));
}

export async function countDecisions(
  db: Queryable,
  agent: string,
  upTo: string,
): Promise<AgentSession['counts']> {
  const { rows } = await db.query<{ outcome: AgentOutcome; count: string }>(
    `select outcome, count(*) from holdpoint.agent_decisions
      where agent = $1 and at <= $2 group by outcome`,
    [agent, upTo],
  );
  const count = (outcome: AgentOutcome) =>
    Number(rows.find((row) => row.outcome === outcome)?.count ?? 0);
  return {
    allow: count('allow'),
    ask: count('ask'),
    hold: count('hold'),
    deny: count('deny'),
    stop: count('stop'),
  };
}

export async function sessionsOnSystem(
  db: Queryable,
  system: string,
  since: string,
): Promise<readonly string[]> {
  const { rows } = await db.query<{ agent: string }>(
    `select distinct agent from holdpoint.agent_decisions
      where systems @> array[$1::text] and at > $2`,
    [system, since],
  );
  return rows.map(({ agent }) => agent);
}
