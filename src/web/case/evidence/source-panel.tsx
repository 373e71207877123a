import { useEffect, useRef } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { count } from '../../ui/words.ts';
import type { Exhibit, SourceView } from './evidence-link.ts';
import { ExcerptLines } from './excerpt-lines.tsx';
import './source-panel.css';

function Excerpt({ exhibit, chosen }: { readonly exhibit: Exhibit; readonly chosen: boolean }) {
  const { evidence, about } = exhibit;
  return (
    <div className={chosen ? 'excerpt excerpt-chosen' : 'excerpt'} data-excerpt={exhibit.id}>
      <p className="excerpt-note">
        <strong>{evidence.note}</strong>
        <span>{about}</span>
      </p>
      <ExcerptLines lines={evidence.excerpt} />
      {evidence.pointer !== null && <p className="excerpt-pointer">{evidence.pointer}</p>}
    </div>
  );
}

/** Escape closes the panel from anywhere on the page, unless something lies over it. */
function useEscape(onEscape: () => void): void {
  const latest = useRef(onEscape);
  useEffect(() => {
    latest.current = onEscape;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const covered = document.querySelector('[role=dialog],[role=alertdialog],[role=menu]');
      if (event.key === 'Escape' && covered === null) latest.current();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** The input beside the page, at the line that was asked for. */
export function SourcePanel(props: { readonly view: SourceView; readonly onClose: () => void }) {
  const { view, onClose } = props;
  const { chosen, near, offset, total, source } = view;
  const heading = useRef<HTMLHeadingElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    const place = list.current?.querySelector<HTMLElement>(`[data-excerpt="${chosen.id}"]`);
    if (place != null && list.current !== null) {
      list.current.scrollTop = place.offsetTop - list.current.offsetTop;
    }
  }, [chosen.id]);
  useEscape(onClose);
  const after = total - offset - near.length;
  return (
    <section className="source-panel no-print" aria-labelledby="source-title">
      <div className="source-head">
        <h2 id="source-title" ref={heading} tabIndex={-1}>
          <span className="sr-only">Source: </span>
          <span className="source-name">{source}</span>
        </h2>
        <button
          type="button"
          className="icon-button"
          aria-label="Close the source"
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </div>
      {/* It scrolls, so the keyboard must be able to reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="source-body" ref={list} tabIndex={0} aria-label="Excerpts">
        {offset > 0 && <p className="source-more">{count(offset, 'place')} before</p>}
        {near.map((exhibit) => (
          <Excerpt key={exhibit.id} exhibit={exhibit} chosen={exhibit.id === chosen.id} />
        ))}
        {after > 0 && <p className="source-more">{count(after, 'place')} after</p>}
      </section>
      <p className="source-foot">
        Sensitive values are never shown. This place has a link:{' '}
        <a href={`#${chosen.id}`}>#{chosen.id}</a>
      </p>
    </section>
  );
}
