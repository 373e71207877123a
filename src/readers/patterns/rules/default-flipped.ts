import { settingsOf } from '../code/settings-of.ts';
import { isTestFile } from '../knowledge/test-files.ts';
import type { Pattern, PlacedSighting, Side } from '../types.ts';

const SWITCH =
  /enabl|disabl|default|flag|allow|strict|secure|verify|dry_?run|force|feature|require|auto|safe|read_?only|^is_?[A-Z_]?\w*|^use_?\w+|^should|^skip|^ignore|legacy|experimental|optional/i;

const SAYS = /\b(?:true|false)\b/i;

export const defaultFlipped: Pattern = {
  id: 'default-flipped',
  title: 'A default that is now the opposite',
  why: 'Everybody who never said what they want gets the other behaviour at the same moment.',
  fix: 'Keep the default and let users choose the new behaviour one after another.',
  weight: 'note',
  languages: ['ecma', 'python', 'go', 'java'],
  signs: [SAYS],
  mayStir: ({ gone, come }) => SAYS.test(gone) && SAYS.test(come),
  search: { kind: 'between', find },
};

function find(before: Side | null, after: Side | null): readonly PlacedSighting[] {
  if (before?.code == null || after?.code == null || isTestFile(after.path)) return [];
  const old = settingsOf(before);
  return [...settingsOf(after).values()].flatMap((now): readonly PlacedSighting[] => {
    const was = old.get(now.way);
    if (typeof was?.value !== 'boolean' || typeof now.value !== 'boolean') return [];
    if (was.value === now.value || !(now.role === 'default' || isSwitch(now.way, now.name)))
      return [];
    return [
      {
        key: `${now.way} ${now.value}`,
        loose: '',
        start: now.start,
        end: now.end,
        note: `${now.name} was ${was.value} and is ${now.value}`,
        side: 'after',
      },
    ];
  });
}

/** A value at the top of a file, or in an object of defaults; a variable in a routine is its own business. */
function isSwitch(way: string, name: string): boolean {
  const [path = ''] = way.split(' ');
  return SWITCH.test(name) && (path === '' || /default|option|config|setting/i.test(way));
}
