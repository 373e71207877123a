import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SafetyCase } from '../../../server/contract/cases.ts';
import { caseQuery } from '../../app/queries.ts';

/** A case as it lies before a person, who may be a step behind what the server has. */
export interface Reading {
  /** What the page shows. What is judged and what it was judged from never change under the reader. */
  readonly shown: SafetyCase;
  /** Set when the change, its assessment or the policy is not what the page shows any more. */
  readonly stale: boolean;
  /** Shows what the server has now. */
  readonly catchUp: () => void;
  /** Shows what the server gave back for something that the reader did. */
  readonly show: (safety: SafetyCase) => void;
}

/** Whether an answer given on the page of `a` would be bound to what `b` is. */
export function sameSubject(a: SafetyCase, b: SafetyCase): boolean {
  return (
    a.id === b.id &&
    a.assessment.digest === b.assessment.digest &&
    a.assessment.change.digest === b.assessment.change.digest &&
    a.verdict.policyHash === b.verdict.policyHash
  );
}

/** The page as it was read, with the record of what happened since. */
export function mergeReading(read: SafetyCase, latest: SafetyCase): SafetyCase {
  if (sameSubject(read, latest)) return latest;
  const { state, record, supersededBy, releaseValidUntil } = latest;
  return {
    ...read,
    state,
    record,
    supersededBy,
    releaseValidUntil,
    people: { ...latest.people, ...read.people },
  };
}

export function useReading(id: string) {
  const query = useQuery(caseQuery(id));
  const latest = query.data;
  const [read, setRead] = useState<SafetyCase>();
  if (latest !== undefined && read?.id !== latest.id) setRead(latest);
  const reading: Reading | null =
    latest === undefined || read === undefined || read.id !== latest.id
      ? null
      : {
          shown: mergeReading(read, latest),
          stale: !sameSubject(read, latest),
          catchUp: () => setRead(latest),
          show: setRead,
        };
  return { query, reading };
}
