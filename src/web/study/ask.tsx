import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useId, useState, type FormEvent } from 'react';
import { systemsQuery } from '../app/queries.ts';
import { tierWords } from '../ui/facts.tsx';
import { Icon } from '../ui/icon.tsx';

/** A field for a system, a path or a resource. Systems of the catalog are offered while one types. */
export function Ask({ of }: { readonly of: string }) {
  const navigate = useNavigate({ from: '/reach' });
  const [text, setText] = useState(of);
  const [asked, setAsked] = useState(of);
  const listId = useId();
  if (asked !== of) {
    // Another address was gone to: the field says what is asked there.
    setAsked(of);
    setText(of);
  }
  const systems = useQuery(systemsQuery(useDeferredValue(text.trim())));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() !== '') void navigate({ search: { of: text.trim() } });
  };
  return (
    <search className="no-print">
      <form className="study-ask" onSubmit={submit}>
        <label className="tools-filter">
          <span className="sr-only">System, path or resource</span>
          <Icon name="search" size={14} />
          <input
            className="field"
            type="search"
            list={listId}
            placeholder="System, path or resource"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <datalist id={listId}>
          {systems.data?.systems.map(({ id, name, tier }) => (
            <option key={id} value={id}>
              {name}, {tierWords(tier)}
            </option>
          ))}
        </datalist>
        <button type="submit" className="button">
          Show
        </button>
      </form>
    </search>
  );
}
