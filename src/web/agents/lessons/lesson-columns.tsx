import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Lesson } from '../../../server/contract/agents/lessons.ts';
import { api } from '../../app/api.ts';
import { Ago, Mark } from '../../ui/parts.tsx';
import type { Column } from '../../ui/table.tsx';
import { count } from '../../ui/words.ts';
import { byNumber, byText } from '../compare.ts';
import { FormDialog } from '../form-dialog.tsx';

function Retire({ lesson }: { readonly lesson: Lesson }) {
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  if (lesson.retired !== null) return null;
  const send = async (): Promise<null> => {
    await api.retireLesson(lesson.id);
    await client.invalidateQueries({ queryKey: ['lessons'] });
    return null;
  };
  return (
    <>
      <button type="button" className="button row-stop no-print" onClick={() => setOpen(true)}>
        Retire…<span className="sr-only"> the lesson “{lesson.title}”</span>
      </button>
      <FormDialog
        open={open}
        onClose={() => setOpen(false)}
        title="Retire this lesson"
        send="Retire it"
        onSend={send}
      >
        <p>
          Agents are not told “{lesson.title}” any more, and nothing is checked for it. What was
          counted stays.
        </p>
      </FormDialog>
    </>
  );
}

function places(lesson: Lesson): string {
  return [...lesson.paths, ...lesson.systems].join(', ');
}

export const LESSON_COLUMNS: readonly Column<Lesson>[] = [
  {
    id: 'title',
    title: 'Lesson, and what agents are told',
    compare: byText((row) => row.title),
    cell: (row) => (
      <>
        <span className="row-text">
          <strong>{row.title}</strong>
        </span>
        <span className="row-below">{row.note}</span>
      </>
    ),
    csv: (row) => `${row.title}: ${row.note}`,
  },
  {
    id: 'where',
    title: 'Where',
    compare: byText(places),
    cell: (row) => (
      <>
        {places(row) === '' ? (
          <span className="muted">everywhere</span>
        ) : (
          <code className="address">{places(row)}</code>
        )}
        {row.rule !== null && (
          <span className="row-below">
            {row.rule.over === 'commands' ? 'commands like ' : 'added lines like '}
            <code className="address">{row.rule.pattern}</code>
          </span>
        )}
      </>
    ),
    csv: places,
  },
  {
    id: 'given',
    title: 'Given',
    compare: byNumber((row) => row.given.count),
    cell: (row) =>
      row.given.last === null ? (
        <span className="muted">not yet</span>
      ) : (
        <>
          {count(row.given.count, 'time')} to {count(row.given.sessions, 'session')}
          <span className="row-below">
            last <Ago at={row.given.last} />
          </span>
        </>
      ),
    csv: (row) => row.given.count,
  },
  {
    id: 'recurred',
    title: 'Came back',
    compare: byNumber((row) => row.recurred.count),
    cell: (row) =>
      row.recurred.last === null ? (
        <Mark meaning="released" icon="released">
          never
        </Mark>
      ) : (
        <>
          <Mark meaning="held" icon="echo">
            {row.recurred.count.toLocaleString('en-GB')}, {row.recurred.afterGiven} after being told
          </Mark>
          <span className="row-below">
            last <Ago at={row.recurred.last} />
          </span>
        </>
      ),
    csv: (row) => row.recurred.count,
  },
  {
    id: 'by',
    title: 'Added by',
    compare: byText((row) => row.addedByName),
    cell: (row) => (
      <>
        {row.addedByName}
        <span className="row-below">
          <Ago at={row.addedAt} />
        </span>
      </>
    ),
    csv: (row) => row.addedByName,
  },
  {
    id: 'act',
    title: 'Retire',
    numeric: true,
    compare: byText((row) => row.retired?.at ?? ''),
    cell: (row) => <Retire lesson={row} />,
    csv: (row) => (row.retired === null ? 'in use' : 'retired'),
  },
];
