import { Link } from '@tanstack/react-router';
import type { PersonEntry } from '../../server/contract/people.ts';
import { byNumber, byText } from '../agents/compare.ts';
import { Avatar, Mark } from '../ui/parts.tsx';
import type { Column } from '../ui/table.tsx';
import { levelWord } from '../ui/words.ts';
import { LEVELS, seniorityWords, sourcesWords } from './person-words.ts';

/** What people go by; how directories number them stands on their own page. */
function namesOf({ identities }: PersonEntry): readonly string[] {
  return identities.filter((each) => !/^scim:|#/.test(each));
}

/** The columns over the names of teams by id. */
export function peopleColumns(
  teamNames: ReadonlyMap<string, string>,
): readonly Column<PersonEntry>[] {
  const teamsOf = ({ teams }: PersonEntry) => teams.map((id) => teamNames.get(id) ?? id).join(', ');
  return [
    {
      id: 'what',
      title: 'Person',
      compare: byText((row) => row.name.toLowerCase()),
      cell: (row) => (
        <span className="person-cell">
          <Avatar name={row.name} size="s" />
          <span>
            <Link
              className="row-link"
              to="/people/$personId"
              params={{ personId: row.id }}
              data-row
            >
              {row.name}
            </Link>
            <span className="row-below">{namesOf(row).join(', ')}</span>
          </span>
        </span>
      ),
      csv: (row) => `${row.name} (${row.id})`,
    },
    {
      id: 'level',
      title: 'Level',
      compare: byNumber((row) => LEVELS.indexOf(row.level)),
      cell: (row) => (
        <>
          {levelWord(row.level)}
          {row.seniority.length > 0 && <span className="row-below">{seniorityWords(row)}</span>}
        </>
      ),
      csv: (row) =>
        row.seniority.length === 0 ? row.level : `${row.level}; ${seniorityWords(row)}`,
    },
    {
      id: 'teams',
      title: 'Teams',
      compare: byText(teamsOf),
      cell: (row) => (row.teams.length === 0 ? <span className="muted">none</span> : teamsOf(row)),
      csv: teamsOf,
    },
    {
      id: 'source',
      title: 'Known from',
      compare: byText(sourcesWords),
      cell: sourcesWords,
      csv: sourcesWords,
    },
    {
      id: 'state',
      title: 'Account',
      compare: byNumber((row) => Number(row.active)),
      cell: (row) =>
        row.active ? (
          <Mark meaning="plain" icon="person">
            open
          </Mark>
        ) : (
          <Mark meaning="plain" icon="ended">
            closed, counts as nobody
          </Mark>
        ),
      csv: (row) => (row.active ? 'open' : 'closed'),
    },
  ];
}
