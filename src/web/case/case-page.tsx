import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { ProblemError } from '../app/api.ts';
import { Failure, Loading } from '../app/failure.tsx';
import { useKeys } from '../app/keys.ts';
import { sessionQuery } from '../app/queries.ts';
import { useTitle } from '../app/title.ts';
import { ReachSection } from '../reach/reach-section.tsx';
import { without } from '../ui/search.ts';
import { shortNames } from '../ui/sentence-parts.ts';
import { AnswerBar } from './answer/answer-bar.tsx';
import { AnswerSection } from './answer/answer.tsx';
import { Banners } from './page/banners.tsx';
import './case-page.css';
import { Command } from './top/command.tsx';
import { ChosenEvidence, useEvidenceLinks } from './evidence/chosen.ts';
import { Echoes } from './echoes/echoes.tsx';
import { Effects } from './effects/effects.tsx';
import { exhibits, sourceView } from './evidence/evidence-link.ts';
import { Losses } from './losses/losses.tsx';
import { PeopleSection } from './people/people.tsx';
import { Provenance } from './provenance/provenance.tsx';
import { useReading, type Reading } from './page/reading.ts';
import { Record } from './record/record.tsx';
import { ReleaseCard } from './release/release-card.tsx';
import { Risk } from './risk/risk.tsx';
import { Rules } from './rules/rules.tsx';
import { SectionNav, sectionsOf } from './page/section-nav.tsx';
import { step } from './page/step.ts';
import { useSeen } from './page/use-seen.ts';
import { Owners } from './owners/owners.tsx';
import { Findings } from './findings/findings.tsx';
import { FollowCase } from './governance/follow.ts';
import { ExplanationSection } from './explanation/explanation.tsx';
import { Signals } from './effects/signals.tsx';
import { SourcePanel } from './evidence/source-panel.tsx';
import { STATES } from './state-words.ts';
import { Top } from './top/top.tsx';

function CaseView({ reading, me }: { readonly reading: Reading; readonly me: string }) {
  const { shown, stale, catchUp } = reading;
  const { assessment, verdict } = shown;
  const search = useSearch({ from: '/cases/$caseId' });
  const hash = useLocation({ select: (location) => location.hash });
  const navigate = useNavigate({ from: '/cases/$caseId' });
  const all = useMemo(() => exhibits(assessment, verdict), [assessment, verdict]);
  const { effects } = assessment.change;
  const names = useMemo(
    () => shortNames(effects.map(({ resource }) => resource.address)),
    [effects],
  );
  const view = useMemo(() => sourceView(all, hash), [all, hash]);
  useTitle(`${STATES[shown.state].word}: ${assessment.headline}`);

  const show = (id: string): void => {
    void navigate({ search: true, hash: id, resetScroll: false, hashScrollIntoView: false });
  };
  const close = (): void => {
    const { activeElement } = document;
    const link = document.querySelector<HTMLElement>(`[data-evidence="${hash}"]`);
    if (activeElement === document.body || activeElement?.closest('.source-panel') != null)
      link?.focus();
    show('');
  };
  useEvidenceLinks(show);
  useSeen(shown.id, assessment.digest, !stale && shown.state === 'waiting');
  const sections = sectionsOf(shown).map((section) => section.id);
  useKeys({
    a: () => document.getElementById('approve')?.focus(),
    r: () => document.getElementById('refuse')?.focus(),
    n: () => step(sections, 1),
    p: () => step(sections, -1),
  });

  return (
    <FollowCase value={reading.show}>
      <ChosenEvidence value={view === null ? '' : hash}>
        <div className={view === null ? 'case' : 'case case-source'}>
          <div className="case-top">
            <Top safety={shown} />
            <Command safety={shown} />
          </div>
          <aside className="case-side" aria-label="How it stands">
            <div className="case-card">
              <ReleaseCard safety={shown} me={me} />
            </div>
            {view !== null && <SourcePanel view={view} onClose={close} />}
          </aside>
          <SectionNav safety={shown} />
          <div className="case-said">
            <ExplanationSection safety={shown} me={me} />
          </div>
          <div className="case-body">
            <Banners safety={shown} stale={stale} me={me} onCatchUp={catchUp} />
            <Signals safety={shown} weight="hold" />
            <Losses safety={shown} names={names} />
            <ReachSection
              caseId={shown.id}
              reach={assessment.reach}
              asTable={search.reach === 'table'}
              onTable={(table) =>
                void navigate({
                  search: (old) => without({ ...old, reach: table ? 'table' : undefined }),
                  replace: true,
                  resetScroll: false,
                })
              }
            />
            <Echoes safety={shown} />
            <Findings safety={shown} />
            <Effects
              safety={shown}
              filter={search.effects ?? ''}
              onFilter={(effects) =>
                void navigate({
                  search: (old) => without({ ...old, effects }),
                  replace: true,
                  resetScroll: false,
                })
              }
            />
            <Provenance safety={shown} />
            <Owners safety={shown} />
            <Rules safety={shown} />
            <PeopleSection safety={shown} />
            <Risk risk={assessment.risk} names={names} people={shown.people} />
            <AnswerSection safety={shown} stale={stale} me={me} />
            <Record safety={shown} />
          </div>
          <AnswerBar safety={shown} me={me} />
        </div>
      </ChosenEvidence>
    </FollowCase>
  );
}

/** The safety case: the one page a person decides from. */
export function CasePage() {
  const { caseId } = useParams({ from: '/cases/$caseId' });
  const { query, reading } = useReading(caseId);
  const session = useQuery(sessionQuery);
  const me = session.data?.person?.id;
  useTitle('Safety case');
  if (reading !== null && me !== undefined) {
    return <CaseView key={caseId} reading={reading} me={me} />;
  }
  if (query.isError) {
    const missing = query.error instanceof ProblemError && query.error.status === 404;
    return (
      <Failure
        page
        error={query.error}
        {...(!missing && { onRetry: () => void query.refetch() })}
      />
    );
  }
  return <Loading what="The safety case" />;
}
