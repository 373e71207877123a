import type { Permission } from '../../../core/approval/people/eligibility.ts';
import { levelRank } from '../../../core/provenance/levels.ts';
import type { Level } from '../../../core/provenance/types.ts';
import type { Engine } from '../../engine.ts';
import { operatorsOf } from './concerned-sessions.ts';
import type { AgentSession } from '../types.ts';

const RESUMES: Level = 'senior';

/** Where somebody behind what was stopped cannot be told, who resumes has to stand higher. */
const RESUMES_THE_UNKNOWN: Level = 'principal';

/** Whether a person may let go on what was stopped: senior enough, and not the one it acts for. */
export function mayResume(
  engine: Engine,
  personId: string,
  sessions: readonly AgentSession[],
): Permission {
  const person = engine.world.catalog.people.get(personId);
  if (person?.active !== true)
    return { allowed: false, why: 'The catalog knows nobody active by this id.' };
  const { people, unknown } = operatorsOf(engine, sessions);
  if (people.has(personId)) {
    return {
      allowed: false,
      why: `What was stopped acts for ${person.name}, and nobody lets their own agent go on.`,
    };
  }
  if (levelRank(person.level) < levelRank(RESUMES)) {
    return {
      allowed: false,
      why: `It takes somebody of level ${RESUMES} or above; ${person.name} is ${person.level}.`,
    };
  }
  if (unknown.length > 0 && levelRank(person.level) < levelRank(RESUMES_THE_UNKNOWN)) {
    return {
      allowed: false,
      why: `The catalog knows nobody by ${unknown[0] ?? ''}, for whom a stopped agent acts, so it takes level ${RESUMES_THE_UNKNOWN} or above.`,
    };
  }
  return {
    allowed: true,
    why: `${person.name} is ${person.level}, and nothing that was stopped acts for them.`,
  };
}

/** Whether a person may let agents act alone for a time. */
export function mayGrant(engine: Engine, personId: string): Permission {
  const person = engine.world.catalog.people.get(personId);
  if (person?.active !== true)
    return { allowed: false, why: 'The catalog knows nobody active by this id.' };
  return levelRank(person.level) < levelRank(RESUMES)
    ? {
        allowed: false,
        why: `It takes somebody of level ${RESUMES} or above; ${person.name} is ${person.level}.`,
      }
    : { allowed: true, why: `${person.name} is ${person.level}.` };
}
