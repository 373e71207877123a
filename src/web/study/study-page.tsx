import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { ReachAnswer } from '../../server/contract/reach.ts';
import { Failure, Loading } from '../app/failure.tsx';
import { reachQuery } from '../app/queries.ts';
import { useTitle } from '../app/title.ts';
import { Section } from '../case/section.tsx';
import { without } from '../ui/search.ts';
import { count, list } from '../ui/words.ts';
import { Ask } from './ask.tsx';
import { Findings } from './findings.tsx';
import { Layers } from './layers.tsx';
import { NeedsSection } from './needs.tsx';
import { Picked } from './picked.tsx';
import { studySentence } from './sentence.ts';
import { Start } from './start.tsx';
import type { StudySearch } from './study-search.ts';
import { StudyTable } from './study-table.tsx';
import './study.css';

const StudyDrawing = lazy(async () => ({
  default: (await import('./drawing/study-drawing.tsx')).StudyDrawing,
}));

/** Who is hit if something goes wrong, before anybody changes it. */
export function StudyPage() {
  const { of } = useSearch({ from: '/reach' });
  useTitle(of === undefined ? 'Reach' : `Reach of ${of}`);
  return (
    <div className="study">
      <div className="study-head">
        <h1>Reach</h1>
        <Ask of={of ?? ''} />
      </div>
      {of === undefined ? <Start /> : <Study of={of} />}
    </div>
  );
}

function Study({ of }: { readonly of: string }) {
  const answer = useQuery(reachQuery(of));
  if (answer.isPending) return <Loading what="The reach" />;
  if (answer.data === undefined) {
    return <Failure error={answer.error} onRetry={() => void answer.refetch()} />;
  }
  return <Shown answer={answer.data} />;
}

function Shown({ answer }: { readonly answer: ReachAnswer }) {
  const { study, needs, why } = answer;
  const search = useSearch({ from: '/reach' });
  const navigate = useNavigate({ from: '/reach' });
  const picked = search.pick ?? null;
  const pick = (id: string | null): void =>
    void navigate({
      search: (old) => without<StudySearch>({ ...old, pick: id ?? undefined }),
      replace: true,
      resetScroll: false,
    });
  const first = study.owners.first.slice(0, 4);
  const more = study.owners.count - first.length;
  const owners = [
    ...first.map(({ owner, total }) => `${owner ?? 'nobody'} (${total.toLocaleString('en-GB')})`),
    ...(more > 0 ? [count(more, 'other')] : []),
  ];
  return (
    <>
      <p className="study-sentence">{studySentence(study)}</p>
      <p className="muted">
        {claimWords(answer)}
        Answered for by {list(owners)}.
      </p>
      <div className="study-wide">
        <Suspense fallback={<p className="muted">The drawing is loading…</p>}>
          <StudyDrawing study={study} picked={picked} onPick={pick} />
        </Suspense>
        {picked !== null && <Picked study={study} id={picked} />}
      </div>
      <div className="study-narrow">
        <Layers study={study} />
      </div>
      <Findings study={study} />
      <NeedsSection needs={needs} why={why} />
      <Section id="systems" title="Every system" aside={study.total.toLocaleString('en-GB')}>
        <StudyTable study={study} />
      </Section>
    </>
  );
}

/** For a path or a resource: whose it is, and which pattern of the catalog says so. */
function claimWords({ asked }: ReachAnswer): string {
  if (asked.patterns === null) return '';
  return `${asked.word} belongs to ${list(asked.systems)}, by ${list(asked.patterns)}. `;
}
