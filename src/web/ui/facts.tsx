import type { EnvironmentKind, Reversibility } from '../../core/change/types.ts';
import type { Severity } from '../../core/policy/types.ts';
import type { Tier } from '../../core/catalog/types.ts';
import './facts.css';
import { Mark } from './parts.tsx';

const SEVERITIES: readonly Severity[] = ['info', 'low', 'medium', 'high', 'critical'];

/** Bars and a word. How grave something is has no colour of its own. */
export function SeverityMark({ severity }: { readonly severity: Severity | null }) {
  if (severity === null) return <span className="muted">none</span>;
  const rank = SEVERITIES.indexOf(severity);
  return (
    <span className="severity">
      <svg width="17" height="12" viewBox="0 0 17 12" aria-hidden="true" focusable="false">
        {SEVERITIES.slice(1).map((each, index) => (
          <rect
            key={each}
            className={index < rank ? 'severity-on' : 'severity-off'}
            x={index * 4.5}
            y={9 - index * 3}
            width="3"
            height={3 + index * 3}
            rx="0.8"
          />
        ))}
      </svg>
      {severity}
    </span>
  );
}

/** A number in a shape of its own for each tier: hexagon, square, circle, triangle; `?` for none. */
export function TierShape({
  tier,
  size = 20,
}: {
  readonly tier: Tier | null;
  readonly size?: number;
}) {
  return (
    <svg
      className={`tier tier-${tier ?? 'none'}`}
      width={size}
      height={size}
      viewBox="0 0 20 20"
      aria-hidden="true"
      focusable="false"
    >
      {tier === 1 && <path d="M10 1l7.8 4.5v9L10 19l-7.8-4.5v-9z" />}
      {tier === 2 && <rect x="2.25" y="2.25" width="15.5" height="15.5" rx="2" />}
      {tier === 3 && <circle cx="10" cy="10" r="8.2" />}
      {tier === 4 && <path d="M10 1.8l8.7 16H1.3z" />}
      {tier === null && <circle cx="10" cy="10" r="8.2" strokeDasharray="3 2.6" />}
      <text x="10" y={tier === 4 ? 15.8 : 14} textAnchor="middle">
        {tier ?? '?'}
      </text>
    </svg>
  );
}

export function tierWords(tier: Tier | null): string {
  return tier === null ? 'no tier' : `Tier ${tier}`;
}

export function TierMark({ tier }: { readonly tier: Tier | null }) {
  return (
    <span className="tier-mark">
      <TierShape tier={tier} />
      {tierWords(tier)}
    </span>
  );
}

/** The words for what lies in a repository, where an environment's name would say too much. */
export const UNDEPLOYED = 'not deployed yet';

export function EnvironmentMark(props: {
  readonly kind: EnvironmentKind;
  readonly name?: string | null;
  readonly undeployed?: boolean;
}) {
  const { kind, name = null, undeployed = false } = props;
  if (undeployed) return <span className="environment">{UNDEPLOYED}</span>;
  if (kind === 'unknown') {
    return (
      <Mark meaning="unknown" icon="unknown">
        {name ?? 'unknown'}
      </Mark>
    );
  }
  return (
    <span className={kind === 'production' ? 'environment environment-production' : 'environment'}>
      {kind}
      {name !== null && name !== kind && <span className="muted"> {name}</span>}
    </span>
  );
}

export function AiMark() {
  return (
    <Mark meaning="plain" icon="machine">
      AI-assisted
    </Mark>
  );
}

const REVERSIBILITY = {
  irreversible: { meaning: 'gone', icon: 'gone', word: 'cannot be undone' },
  unknown: { meaning: 'unknown', icon: 'unknown', word: 'unknown' },
  costly: { meaning: 'plain', icon: 'echo', word: 'costly to undo' },
  reversible: { meaning: 'plain', icon: 'echo', word: 'can be undone' },
} as const satisfies Record<Reversibility, object>;

export function ReversibilityMark(props: {
  readonly kind: Reversibility;
  /** Instead of the short word. */
  readonly title?: string;
}) {
  const { meaning, icon, word } = REVERSIBILITY[props.kind];
  return (
    <Mark meaning={meaning} icon={icon}>
      {props.title ?? word}
    </Mark>
  );
}
