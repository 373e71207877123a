import type { ReactNode } from 'react';
import './section.css';

/** One part of the page with a heading that can be linked to. */
export function Section(props: {
  readonly id: string;
  readonly title: string;
  /** A figure or comparison beside the heading. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  const { id, title, aside, children } = props;
  return (
    <section id={id} className="section" aria-labelledby={`${id}-title`}>
      <div className="section-head">
        <h2 id={`${id}-title`} tabIndex={-1}>
          {title}
        </h2>
        {aside !== undefined && <p className="section-aside">{aside}</p>}
      </div>
      {children}
    </section>
  );
}
