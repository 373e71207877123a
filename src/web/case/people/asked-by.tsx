import type { SafetyCase } from '../../../server/contract/cases.ts';
import { count } from '../../ui/words.ts';

/** Rules named before the rest becomes a number. */
const NAMED = 2;

/** The rules that ask for something, each by its title and one click from where it is said whole. */
export function AskedBy(props: {
  readonly rules: readonly string[];
  readonly verdict: SafetyCase['verdict'];
}) {
  const { reasons } = props.verdict;
  const rules = [...new Set(props.rules)];
  const left = rules.length - NAMED;
  return (
    <>
      {rules.slice(0, NAMED).map((rule, index) => {
        const at = reasons.findIndex((reason) => reason.rule === rule);
        return (
          <span key={rule}>
            {index > 0 && ' · '}
            {at === -1 ? <code>{rule}</code> : <a href={`#rule-${at}`}>{reasons[at]?.title}</a>}
          </span>
        );
      })}
      {left > 0 && (
        <>
          {' · '}
          <a href="#rules">{count(left, 'more rule')}</a>
        </>
      )}
    </>
  );
}
