import type { AutonomyCounts } from '../../../engine/agents/types.ts';
import type { Queryable } from '../../connection/pool.ts';

/** Of decisions since an instant, the most frequent first. A case counts once, however often it was met. */
export async function autonomyCounts(
  db: Queryable,
  since: string,
  limit: number,
): Promise<readonly AutonomyCounts[]> {
  interface Row {
    readonly agent: string;
    readonly system: string | null;
    readonly environment: AutonomyCounts['environment'];
    readonly decisions: string;
    readonly allowed: string;
    readonly held: string;
    readonly denied: string;
    readonly stopped: string;
    readonly released: string;
    readonly refused: string;
    readonly unanswered: string;
  }
  const { rows } = await db.query<Row>(
    `with said as (
       select session.host as agent, hit.system, decision.environment, decision.outcome,
              decision.record ->> 'caseId' as case_id
         from holdpoint.agent_decisions as decision
         join holdpoint.agent_sessions as session on session.id = decision.agent
         left join lateral unnest(decision.systems) as hit (system) on true
        where decision.at > $1)
     select agent, system, environment, count(*) as decisions,
            count(*) filter (where outcome = 'allow') as allowed,
            count(*) filter (where outcome in ('ask', 'hold')) as held,
            count(*) filter (where outcome = 'deny') as denied,
            count(*) filter (where outcome = 'stop') as stopped,
            count(distinct case_id) filter (where was_released or state = 'released') as released,
            count(distinct case_id) filter (where state = 'refused') as refused,
            count(distinct case_id) filter (where state = 'expired' and not was_released) as unanswered
       from said left join holdpoint.cases on cases.id = said.case_id
      group by agent, system, environment
      order by decisions desc, agent, system, environment
      limit $2`,
    [since, limit],
  );
  return rows.map(({ agent, system, environment, ...counts }) => ({
    agent,
    system,
    environment,
    decisions: Number(counts.decisions),
    allowed: Number(counts.allowed),
    held: Number(counts.held),
    denied: Number(counts.denied),
    stopped: Number(counts.stopped),
    released: Number(counts.released),
    refused: Number(counts.refused),
    unanswered: Number(counts.unanswered),
  }));
}
