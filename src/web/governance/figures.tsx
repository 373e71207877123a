import type { ReactNode } from 'react';

export interface Figure {
  readonly title: string;
  readonly value: ReactNode;
  /** What to hold it against. */
  readonly below?: ReactNode;
}

/** Numbers that stand beside each other, each with its unit and what to compare it with. */
export function Figures({ all }: { readonly all: readonly Figure[] }) {
  return (
    <dl className="figures">
      {all.map(({ title, value, below }) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>
            {value}
            {below !== undefined && <span className="figures-below">{below}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
