import type { Risk as RiskValue } from '../../core/risk/types.ts';
import { count } from '../ui/words.ts';
import './risk.css';
import { Section } from './section.tsx';

/** How the points compare with the organisation's own changes. */
export function riskComparison(risk: RiskValue): string {
  if (risk.percentile === null) {
    return `too few changes to compare: ${count(risk.sample, 'earlier one')} known, 30 needed`;
  }
  return `riskier than ${Math.floor(risk.percentile)}% of your ${count(risk.sample, 'earlier change')}`;
}

/** What the score is made of. */
export function Risk({ risk }: { readonly risk: RiskValue }) {
  const most = Math.max(1, ...risk.factors.map((factor) => factor.points));
  return (
    <Section id="risk" title="How risky it is" aside={riskComparison(risk)}>
      <p className="risk-points">
        <strong>{risk.points.toLocaleString('en-GB')}</strong>{' '}
        {risk.points === 1 ? 'point' : 'points'},{' '}
        {risk.percentile === null ? 'not compared' : riskComparison(risk)}
      </p>
      <ul className="factors">
        {risk.factors.map((factor) => (
          <li key={factor.name}>
            <span className="factor-points">+{factor.points}</span>
            <meter
              className="factor-bar"
              min={0}
              max={most}
              value={factor.points}
              aria-hidden="true"
            />
            <span>
              <strong>{factor.name}</strong> <span className="muted">{factor.why}</span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
