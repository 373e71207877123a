import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { NewLesson } from '../../../server/contract/agents/lessons.ts';
import { api } from '../../app/api.ts';
import { FormDialog } from '../form-dialog.tsx';

const EMPTY = { title: '', note: '', paths: '', systems: '', over: '', pattern: '', from: '' };

type Fields = typeof EMPTY;

function names(text: string): string[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

function lessonOf(fields: Fields): NewLesson {
  const { over, pattern, from } = fields;
  return {
    title: fields.title.trim(),
    note: fields.note.trim(),
    paths: names(fields.paths),
    systems: names(fields.systems),
    rule: over === 'added-lines' || over === 'commands' ? { over, pattern } : null,
    from: from.trim() === '' ? null : from.trim(),
  };
}

function missingIn(fields: Fields): string | null {
  if (fields.title.trim() === '') return 'Give it a title.';
  if (fields.note.trim() === '') return 'Write what agents are told.';
  if (fields.over !== '' && fields.pattern === '') return 'Write the pattern, or choose no check.';
  return null;
}

/** What a review found, told to agents where it matters. */
export function AddLesson(props: { readonly open: boolean; readonly onClose: () => void }) {
  const client = useQueryClient();
  const [fields, setFields] = useState(EMPTY);
  const put = (change: Partial<Fields>): void => setFields({ ...fields, ...change });
  const send = async (): Promise<string | null> => {
    const missing = missingIn(fields);
    if (missing !== null) return missing;
    await api.addLesson(lessonOf(fields));
    await client.invalidateQueries({ queryKey: ['lessons'] });
    setFields(EMPTY);
    return null;
  };
  return (
    <FormDialog {...props} title="Add a lesson" send="Add it" onSend={send}>
      <label>
        Title
        <input
          className="field"
          maxLength={200}
          value={fields.title}
          onChange={(event) => put({ title: event.target.value })}
        />
      </label>
      <label>
        What agents are told
        <textarea
          className="field"
          rows={3}
          maxLength={600}
          value={fields.note}
          onChange={(event) => put({ note: event.target.value })}
        />
      </label>
      <div className="form-row">
        <label>
          <span>
            Paths <span className="muted">(globs, commas between)</span>
          </span>
          <input
            className="field"
            value={fields.paths}
            placeholder="services/checkout/**"
            onChange={(event) => put({ paths: event.target.value })}
          />
        </label>
        <label>
          <span>
            Systems <span className="muted">(ids)</span>
          </span>
          <input
            className="field"
            value={fields.systems}
            placeholder="checkout"
            onChange={(event) => put({ systems: event.target.value })}
          />
        </label>
      </div>
      <div className="form-row">
        <label>
          Check
          <select
            className="field"
            value={fields.over}
            onChange={(event) => put({ over: event.target.value })}
          >
            <option value="">none, a note alone</option>
            <option value="commands">commands that match</option>
            <option value="added-lines">added lines that match</option>
          </select>
        </label>
        {fields.over !== '' && (
          <label>
            Pattern
            <input
              className="field mono"
              maxLength={300}
              value={fields.pattern}
              placeholder="git push .*--force"
              onChange={(event) => put({ pattern: event.target.value })}
            />
          </label>
        )}
      </div>
      <label>
        <span>
          Where it was learned <span className="muted">(a case or a review; may be empty)</span>
        </span>
        <input
          className="field"
          maxLength={1000}
          value={fields.from}
          onChange={(event) => put({ from: event.target.value })}
        />
      </label>
    </FormDialog>
  );
}
