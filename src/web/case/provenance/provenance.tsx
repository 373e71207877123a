import type { SafetyCase } from '../../../server/contract/cases.ts';
import { Icon } from '../../ui/icon.tsx';
import { Mark } from '../../ui/parts.tsx';
import { count, list } from '../../ui/words.ts';
import { useCaseGovernance } from '../governance/calls.ts';
import { Section } from '../section.tsx';
import { Actors } from './actors.tsx';
import { Clues } from './clues.tsx';
import { Commits } from './commits.tsx';
import { plainly, shareWords, VERDICTS } from './provenance-words.ts';
import './provenance.css';
import { Statements } from './statements.tsx';

/** Who and what made the change, and how far that can be told. */
export function Provenance({ safety }: { readonly safety: SafetyCase }) {
  const governance = useCaseGovernance(safety.id);
  const { provenance, actors } = safety.assessment;
  const { kind, tools, why, clues, commits = [] } = provenance;
  const verdict = VERDICTS[kind];
  const share = shareWords(clues);
  const treated = governance?.terms.treatedAsAi ?? null;
  return (
    <Section
      id="provenance"
      title="Who and what made it"
      aside={commits.length === 0 ? undefined : count(commits.length, 'commit')}
    >
      <p className="provenance-kind">
        <Mark meaning={verdict.meaning} icon={verdict.icon}>
          {verdict.word}
        </Mark>
        {tools.length > 0 && <strong>{list(tools)}</strong>}
      </p>
      <p className="provenance-why">{plainly(why, safety.people)}</p>
      {share !== null && <p className="provenance-share">{share}</p>}
      {treated !== null && (
        <p className="notice notice-unknown provenance-treated">
          <Icon name="machine" />
          <span>
            <strong>Held to the rules for AI-assisted changes.</strong> {treated}
          </span>
        </p>
      )}
      <Actors actors={actors} people={safety.people} />
      {clues.length > 0 && (
        <>
          <h3 className="provenance-title">{count(clues.length, 'sign')} of it</h3>
          <Clues clues={clues} people={safety.people} />
        </>
      )}
      {commits.length > 0 && <Commits caseId={safety.id} commits={commits} />}
      {governance !== undefined && (
        <Statements
          safety={safety}
          governance={governance}
          showsAi={clues.some(({ says }) => says === 'ai')}
        />
      )}
    </Section>
  );
}
