import { useState } from 'react';
import type { SafetyCase } from '../../../server/contract/cases.ts';
import { Ago } from '../../ui/parts.tsx';
import { levelWord } from '../../ui/words.ts';
import { useCaseGovernance } from '../governance/calls.ts';
import { personOf } from '../people/release.ts';
import { Section } from '../section.tsx';
import { AskedAuthor, AskedOthers } from './asked.tsx';
import { EarlierExplanations } from './earlier.tsx';
import { ExplainForm } from './explain-form.tsx';
import { explanationAsked } from './explanation-state.ts';
import './explanation.css';
import { SaidParts } from './said.tsx';

function titleOf(isSaid: boolean, isMine: boolean): string {
  if (isMine) return 'You explain it first';
  return isSaid ? 'Its author explains it' : 'Its author explains it first';
}

/** The author's words before everything that a reviewer reads; or who is asked for them. */
export function ExplanationSection(props: { readonly safety: SafetyCase; readonly me: string }) {
  const { safety, me } = props;
  const governance = useCaseGovernance(safety.id);
  const [writing, setWriting] = useState(false);
  const { explanation } = safety.assessment;
  const asked = explanationAsked(safety);
  const may = governance?.me.explain.allowed ?? false;
  if (explanation === undefined && asked === null && !may) return null;
  const mine = explanation?.person === me ? explanation : null;
  // What they said before signatures were asked for is theirs to read again and sign.
  const unsigned =
    explanation === undefined && asked !== null
      ? (governance?.explanations.find(({ person }) => person === me) ?? null)
      : null;
  const before = mine ?? unsigned;
  const isOpen = may && governance !== undefined && (writing || asked !== null);
  const earlier = (governance?.explanations ?? []).filter(
    (each) => each.at !== explanation?.at || each.person !== explanation.person,
  );
  const author = explanation && personOf(safety.people, explanation.person);
  return (
    <Section
      id="explanation"
      title={titleOf(explanation !== undefined, asked !== null && may)}
      aside={
        explanation && (
          <>
            {author?.name}
            {author?.level !== undefined && `, ${levelWord(author.level)}`},{' '}
            <Ago at={explanation.at} />
          </>
        )
      }
    >
      {explanation !== undefined && !(isOpen && mine !== null) && <SaidParts said={explanation} />}
      {asked !== null &&
        (may ? <AskedAuthor asked={asked} /> : <AskedOthers asked={asked} said={explanation} />)}
      {isOpen && (
        <ExplainForm
          safety={safety}
          governance={governance}
          me={me}
          isUnsigned={unsigned !== null}
          {...(before !== null && {
            before: {
              ...before,
              effects: Object.fromEntries(before.effects.map((each) => [each.effect, each.answer])),
            },
          })}
          onDone={() => setWriting(false)}
        />
      )}
      {may && !isOpen && (
        <p className="explain-again no-print">
          <button type="button" className="button" onClick={() => setWriting(true)}>
            {explanation === undefined ? 'Explain it…' : 'Say it anew…'}
          </button>
          <span className="small muted">
            {explanation === undefined
              ? 'Nobody waits for it here; whoever decides reads it first.'
              : 'Answers given so far would no longer count: they were given to what stands here.'}
          </span>
        </p>
      )}
      <EarlierExplanations all={earlier} />
    </Section>
  );
}
