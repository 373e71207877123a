import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { PolicyInForce, PolicyZone } from '../../server/contract/policy.ts';
import { Failure, Loading } from '../app/failure.tsx';
import { useTitle } from '../app/title.ts';
import { Section } from '../case/section.tsx';
import { GovernanceHead } from '../governance/head.tsx';
import { Hash } from '../ui/parts.tsx';
import { calendarDate, count } from '../ui/words.ts';
import { policyQuery } from './calls.ts';
import './policy.css';
import { sourceText } from './rule-columns.tsx';
import { RulesSection } from './rules-section.tsx';
import { termsWords } from './terms-words.ts';

/** What the server names as the place of what people signed on it. */
const SIGNED = 'signed directives';

const ZONES: Readonly<Record<PolicyZone['zone'], string>> = {
  free: 'AI works freely',
  assisted: 'AI may help, somebody senior reads it',
  'human-only': 'AI changes nothing here',
};

function Zones({ zones }: { readonly zones: readonly PolicyZone[] }) {
  if (zones.length === 0) return null;
  return (
    <Section id="zones" title="Where AI may work" aside="the first zone that has a place counts">
      <ul className="plain-list">
        {zones.map((each, index) => (
          // The order of zones is part of what they mean.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <strong>{ZONES[each.zone]}</strong>
            <code>{[...each.paths, ...each.systems].join(', ')}</code>
            <span className="muted">
              {each.reason} ({each.source.file}:{each.source.line})
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Directives({ directives }: Pick<PolicyInForce, 'directives'>) {
  const binding = directives.filter(({ state }) => state !== 'ended');
  return (
    <Section
      id="directives"
      title="Directives"
      aside={count(binding.length, 'rule with an end', 'rules with an end')}
    >
      {binding.length === 0 ? (
        <p className="muted">
          None is in force. <Link to="/directives">Directives</Link> has the past ones.
        </p>
      ) : (
        <ul className="plain-list">
          {binding.map((each) => (
            <li key={each.id}>
              <strong>{each.title}</strong>
              <code>{each.id}</code>
              <span>asks for {each.demand}</span>
              <span className="muted">
                {calendarDate(each.starts)} to {calendarDate(each.ends)}, by {each.issuedBy.name},{' '}
                {each.source.file === SIGNED ? (
                  <Link to="/directives/$directiveId" params={{ directiveId: each.id }}>
                    signed here
                  </Link>
                ) : (
                  <code>{sourceText(each)}</code>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** What decides now: terms of release, directives, rules, each with where it is written. */
export function PolicyPage() {
  const policy = useQuery(policyQuery);
  const { data } = policy;
  const title = data === undefined ? 'Policy' : `${count(data.rules.length, 'rule')} in force`;
  useTitle(title);
  return (
    <div className="agents gov">
      <GovernanceHead title={title}>
        What decides now. Rules are written in files and reviewed like code; a proposed change can
        be tried on what really happened before it binds anybody.
      </GovernanceHead>
      <p className="no-print">
        <Link className="button button-main" to="/policy/replay">
          Try a proposed policy…
        </Link>
      </p>
      {policy.isPending && <Loading what="The policy" />}
      {data === undefined && policy.isError && (
        <Failure error={policy.error} onRetry={() => void policy.refetch()} />
      )}
      {data !== undefined && (
        <>
          <Section
            id="terms"
            title="What an answer takes"
            aside={
              <>
                policy <Hash value={data.hash} />
              </>
            }
          >
            {data.terms === null ? (
              <p className="muted">The policy says nothing about answers.</p>
            ) : (
              <dl className="terms-list policy-terms">
                {termsWords(data.terms).map(({ title: name, text }) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>{text}</dd>
                  </div>
                ))}
              </dl>
            )}
          </Section>
          <Directives directives={data.directives} />
          <Zones zones={data.zones} />
          <RulesSection rules={data.rules} />
        </>
      )}
    </div>
  );
}
