import type { Risk as RiskValue } from '../../../core/risk/types.ts';
import { Sentence } from '../../ui/sentence.tsx';
import type { Names } from '../../ui/sentence-parts.ts';
import { count } from '../../ui/words.ts';
import type { People } from '../people/release.ts';
import { plainly } from '../provenance/provenance-words.ts';
import './risk.css';
import { Section } from '../section.tsx';

/** How the points compare with the organisation's own changes. */
export function riskComparison(risk: RiskValue): string {
  if (risk.percentile === null) {
    return `too few changes to compare: ${risk.sample} known, 30 needed`;
  }
  return `riskier than ${Math.floor(risk.percentile)}% of your ${count(risk.sample, 'earlier change')}`;
}

/** A length beside a number that says the same. */
function Bar({ share }: { readonly share: number }) {
  return (
    <svg className="factor-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect className="factor-all" width="100" height="8" />
      <rect className="factor-share" width={Math.round(share * 100)} height="8" />
    </svg>
  );
}

/** What the score is made of. */
export function Risk(props: {
  readonly risk: RiskValue;
  /** Of the resources that its factors may name. */
  readonly names: Names;
  readonly people: People;
}) {
  const { risk, names, people } = props;
  const most = Math.max(1, ...risk.factors.map((factor) => factor.points));
  return (
    <Section id="risk" title="How risky it is">
      <p className="risk-points">
        <strong>{risk.points.toLocaleString('en-GB')}</strong>{' '}
        {risk.points === 1 ? 'point' : 'points'}, {riskComparison(risk)}
      </p>
      <ul className="factors">
        {risk.factors.map((factor) => (
          <li key={factor.name}>
            <span className="factor-points">+{factor.points}</span>
            <Bar share={factor.points / most} />
            <span>
              <strong>{factor.name}</strong>{' '}
              <span className="muted">
                <Sentence text={plainly(factor.why, people)} names={names} />
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
