import { Link } from '@tanstack/react-router';
import type { StudiedSystem } from '../../core/reach/study/study-types.ts';
import { TierMark } from '../ui/facts.tsx';
import type { Column } from '../ui/table.tsx';
import { distanceWords } from '../reach/summary.ts';

const byText = (read: (system: StudiedSystem) => string) => (a: StudiedSystem, b: StudiedSystem) =>
  read(a) < read(b) ? -1 : read(a) > read(b) ? 1 : 0;

export const STUDY_COLUMNS: readonly Column<StudiedSystem>[] = [
  {
    id: 'system',
    title: 'System',
    compare: byText((system) => system.name),
    cell: (system) => (
      <Link to="/reach" search={{ of: system.id }}>
        {system.name}
      </Link>
    ),
    csv: (system) => system.id,
  },
  {
    id: 'tier',
    title: 'Tier',
    compare: (a, b) => (a.tier ?? 9) - (b.tier ?? 9),
    cell: (system) => <TierMark tier={system.tier} />,
    csv: (system) => system.tier ?? 'none',
  },
  {
    id: 'distance',
    title: 'Distance',
    compare: (a, b) => a.distance - b.distance,
    cell: (system) => distanceWords(system.distance),
    csv: (system) => system.distance,
  },
  {
    id: 'owners',
    title: 'Owners',
    compare: byText((system) => system.owners.join(' ')),
    cell: (system) =>
      system.owners.length === 0 ? <strong>nobody</strong> : system.owners.join(', '),
    csv: (system) => system.owners.join(' '),
  },
];
