import type { ReactNode } from 'react';
import { fieldId } from './parts.ts';

const LONGEST = 4000;

/** An empty field with a title and what belongs in it. It never holds the beginning of an answer. */
export function ExplainField(props: {
  readonly part: string | number;
  readonly title: ReactNode;
  readonly hint: ReactNode;
  readonly rows: number;
  readonly value: string;
  readonly refused: boolean;
  readonly onChange: (value: string) => void;
}) {
  const id = fieldId(props.part);
  return (
    <div className="explain-field">
      <label htmlFor={id}>{props.title}</label>
      <p id={`${id}-hint`} className="explain-hint">
        {props.hint}
      </p>
      <textarea
        id={id}
        className="field"
        rows={props.rows}
        maxLength={LONGEST}
        value={props.value}
        aria-describedby={`${id}-hint`}
        aria-invalid={props.refused}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </div>
  );
}
