import type { SafetyCase } from '../../../server/contract/cases.ts';
import { Icon } from '../../ui/icon.tsx';
import { Ago, Avatar, Hash, Mark } from '../../ui/parts.tsx';
import { useCaseGovernance } from '../governance/calls.ts';
import { meansOf, minutesWords, SAID } from './answer-means.ts';
import { personOf } from './release.ts';

type Answer = SafetyCase['answers'][number];

function How(props: {
  readonly answer: Answer;
  readonly forge: string | null;
  readonly minutes: number | null | undefined;
}) {
  const { answer, forge, minutes } = props;
  const { word, icon } = meansOf(answer, forge);
  const read = minutesWords(minutes);
  return (
    <p className="given-how">
      <span>
        <Icon name={icon} size={13} /> {word}
      </span>
      {answer.carriedFrom !== undefined && (
        <span>
          <Icon name="superseded" size={13} /> carried over from the push before, with the same
          difference
        </span>
      )}
      {read !== null && <span>{read}</span>}
      {answer.evidence !== undefined && (
        <span>
          proof <Hash value={answer.evidence} />
        </span>
      )}
    </p>
  );
}

/** Answers so far: who, how, when and why, with what became of each. */
export function Given({ safety }: { readonly safety: SafetyCase }) {
  const { answers, people, verdict, assessment } = safety;
  const governance = useCaseGovernance(safety.id);
  const forge = assessment.change.origin?.forge ?? null;
  if (answers.length === 0) return <p className="muted">Nobody has answered yet.</p>;
  return (
    <ul className="given">
      {answers.map((answer) => {
        const tally = verdict.answers.find((each) => each.approval === answer.id);
        const review = governance?.reviews.find((each) => each.approval === answer.id);
        const approved = answer.answer === 'approve';
        const { name } = personOf(people, answer.person);
        return (
          <li key={answer.id}>
            <Avatar name={name} size="s" />
            <div>
              <p>
                <strong>{name}</strong> {SAID[answer.answer]} <Ago at={answer.at} />
              </p>
              <How answer={answer} forge={forge} minutes={review?.minutes} />
              <blockquote>{answer.reason}</blockquote>
              {tally !== undefined && (
                <Mark
                  meaning={tally.counts && approved ? 'released' : 'plain'}
                  icon={tally.counts ? (approved ? 'released' : 'refused') : 'unknown'}
                >
                  {tally.counts ? 'counts' : 'does not count'}: {tally.why}
                </Mark>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
