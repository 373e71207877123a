import { useQuery } from '@tanstack/react-query';
import { caseQuery } from '../app/queries.ts';
import { Checks } from '../governance/checks.tsx';

/** What answers are worth rests on these: no exception lifts them. */
const NOT_LIFTED: ReadonlySet<string> = new Set(['unknown-hands', 'refused', 'overdue-review']);

/** The rules that apply to one case, to be ticked. */
export function RulesOfCase(props: {
  readonly caseId: string;
  readonly chosen: readonly string[];
  readonly onChosen: (chosen: readonly string[]) => void;
}) {
  const found = useQuery({ ...caseQuery(props.caseId), enabled: props.caseId !== '' });
  if (props.caseId === '') return <p className="small muted">Choose a case to see its rules.</p>;
  if (found.data === undefined) {
    return (
      <p className="small muted">{found.isError ? 'There is no such case.' : 'Looking it up…'}</p>
    );
  }
  const reasons = found.data.verdict.reasons.filter(({ rule }) => !NOT_LIFTED.has(rule));
  if (reasons.length === 0) {
    return <p className="small">No rule applies to it that an exception could lift.</p>;
  }
  return (
    <Checks
      stacked
      title="Go without what these rules ask for"
      all={reasons.map(({ rule, title }) => ({ value: rule, word: title }))}
      chosen={props.chosen}
      onChosen={props.onChosen}
    />
  );
}
