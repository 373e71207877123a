import type { ReactNode } from 'react';
import type { SafetyCase } from '../../../server/contract/cases.ts';
import { Icon } from '../../ui/icon.tsx';
import { Ago } from '../../ui/parts.tsx';
import { list } from '../../ui/words.ts';
import { personOf } from '../people/release.ts';
import './origin.css';
import { carriedWords, requestWords } from './origin-words.ts';

/** How much of a commit's id is enough to find it by. */
const SHORT = 10;

function Commit({ id }: { readonly id: string }) {
  return (
    <code title={id} className="nowrap">
      {id.slice(0, SHORT)}
    </code>
  );
}

function Fact(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{props.title}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

/** The request on a forge that the change is: where it would go, what exactly, and who brought it. */
export function Origin({ safety }: { readonly safety: SafetyCase }) {
  const { assessment, people, link, submittedAt } = safety;
  const { origin } = assessment.change;
  if (origin === undefined) return null;
  const pushers = new Set(
    assessment.actors
      .filter(({ role }) => role === 'pusher')
      .map(({ person, identity }) => (person === null ? identity : personOf(people, person).name)),
  );
  const carried = carriedWords(safety);
  const words = requestWords(origin);
  return (
    <div className="origin">
      <dl>
        <Fact title={`On ${origin.forge}`}>
          {link === null ? (
            words
          ) : (
            <a href={link} target="_blank" rel="noreferrer noopener">
              {words} <Icon name="link" size={13} />
            </a>
          )}
        </Fact>
        <Fact title={origin.request === null ? 'Pushed to' : 'Would go into'}>
          <code>{origin.baseBranch}</code> <span className="muted">at</span>{' '}
          <Commit id={origin.base} />
        </Fact>
        <Fact title="Its last commit">
          <Commit id={origin.head} />
          {origin.headBranch !== undefined && (
            <>
              {' '}
              <span className="muted">from branch</span> <code>{origin.headBranch}</code>
            </>
          )}
        </Fact>
        <Fact title="Reached Holdpoint">
          <Ago at={submittedAt} />
          {pushers.size > 0 && <>, pushed by {list([...pushers])}</>}
        </Fact>
      </dl>
      {carried !== null && (
        <p className="origin-carried">
          <Icon name="superseded" size={14} /> {carried}
        </p>
      )}
    </div>
  );
}
