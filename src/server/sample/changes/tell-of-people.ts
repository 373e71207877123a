import type { Sample, SampleDirective } from '../../../config/sample/types.ts';
import { instantAfter, type Engine } from '../../../engine/engine.ts';
import { askException } from '../../../engine/governance/exceptions/ask-exception.ts';
import { explainCase } from '../../../engine/governance/said/explain-case.ts';
import { proposeDirective } from '../../../engine/governance/directives/propose-directive.ts';
import type { StoredCase } from '../../../engine/ports.ts';

const DAY = 24 * 60 * 60 * 1000;
/** As many as there can be in the sample before a visitor has added hundreds. */
const MANY = 500;

/**
 * Says and asks what the sample's people say and ask, through the same use cases as anybody: explanations of
 * changes that wait, exceptions, directives to be signed. What was said before is left as it is, so that a
 * restart changes nothing.
 */
export async function tellOfPeople(engine: Engine, sample: Sample): Promise<void> {
  const waiting = await engine.store.listCases({ states: ['waiting'], limit: MANY });
  for (const { slot, explanation, exception } of sample.changes) {
    const row = waiting.find((each) => each.slot === slot);
    if (row === undefined) continue;
    if (explanation !== null && row.assessment.explanation === undefined) {
      const { by: person, does, risks, undo } = explanation;
      await explainCase(engine, { case: row.id, person, does, risks, undo, effects: [] });
    }
    if (exception !== null && !(await isAsked(engine, row))) {
      const { by: person, rules, reason, days } = exception;
      const scope = { kind: 'case', case: row.id } as const;
      const ends = instantAfter(engine.clock.now(), days * DAY);
      await askException(engine, { person, rules, scope, reason, ends });
    }
  }
  for (const directive of sample.directives) await propose(engine, directive);
}

async function isAsked({ store }: Engine, { id }: StoredCase): Promise<boolean> {
  const all = await store.governance.listExceptions(MANY);
  return all.some(({ scope }) => scope.kind === 'case' && scope.case === id);
}

async function propose(engine: Engine, given: SampleDirective): Promise<void> {
  const { name, title, reason, by, systems, requires, days } = given;
  if ((await engine.store.governance.findDirective(name)) !== null) return;
  const until = { for: `${days}d` };
  const terms = { title, reason, scope: { systems }, requires, message: null, starts: null, until };
  await proposeDirective(engine, name, terms, by);
}
