import { useEffect, useState } from 'react';
import type { SafetyCase } from '../../../server/contract/cases.ts';
import { Icon } from '../../ui/icon.tsx';
import { explanationAsked } from '../explanation/explanation-state.ts';
import { progress } from '../people/release.ts';
import { STATES } from '../state-words.ts';
import './answer-bar.css';

/** True while any of the parts with these ids is in the window. */
function useInView(ids: string): boolean {
  const [seen, setSeen] = useState(true);
  useEffect(() => {
    const inView = new Set<Element>();
    const observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) inView.add(target);
        else inView.delete(target);
      }
      setSeen(inView.size > 0);
    });
    for (const id of ids.split(' ')) {
      const part = document.getElementById(id);
      if (part !== null) observer.observe(part);
    }
    return () => observer.disconnect();
  }, [ids]);
  return seen;
}

/**
 * On a phone the way to the answer, from wherever one reads. Away while the answer or what says how the case stands
 * is in the window anyway.
 */
export function AnswerBar({ safety, me }: { readonly safety: SafetyCase; readonly me: string }) {
  const asked = explanationAsked(safety);
  const mine = asked?.authors.includes(me) === true;
  const target = mine ? 'explanation' : 'answer';
  const seen = useInView(`verdict how-it-stands ${target}`);
  if (safety.state !== 'waiting' || (!mine && !safety.me.canAnswer) || seen) return null;
  const done = progress(safety.verdict);
  const { word, icon } = STATES[safety.state];
  return (
    <aside className="answer-bar no-print" aria-label="The way to your answer">
      <p>
        <strong>
          <Icon name={icon} size={16} /> {word}
        </strong>
        {done !== null && (
          <span>
            {done.given} of {done.count} {done.count === 1 ? 'approval' : 'approvals'}
          </span>
        )}
      </p>
      <a className="button button-main" href={`#${target}`}>
        {mine ? 'Explain it' : 'To your answer'}
      </a>
    </aside>
  );
}
