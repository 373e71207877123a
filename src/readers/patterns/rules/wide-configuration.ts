import { settingsOf } from '../code/settings-of.ts';
import { isTestFile } from '../knowledge/test-files.ts';
import type { Pattern, PlacedSighting, Side } from '../types.ts';

/** Folders and names by which people say that many read it. */
const WIDE =
  /(?:^|\/)(?:shared|common|global|platform|base|defaults?|all|org|fleet|mesh|envoy|feature-?flags?|flags|routing|dns|gateway|ingress)(?:[-_.]?(?:config|settings|values|defaults|flags))?(?:\/[^/]+)?\.(?:ya?ml|json|jsonc|toml|hcl|tf|tfvars|properties|ini|conf)$|(?:^|\/)(?:global|common|shared|defaults?|base|platform)[-_.]\w*\.(?:ya?ml|json|toml|properties)$/i;

export const wideConfiguration: Pattern = {
  id: 'wide-configuration',
  title: 'One value that many systems read',
  why: 'All that read it change at the same moment, in all places at once, and no wave is small.',
  fix: 'Let it reach a few first: by a wave, a share of traffic or an override for one of them.',
  weight: 'note',
  languages: ['yaml', 'json', 'any'],
  signs: [/[:=]/],
  search: { kind: 'between', find },
};

function find(before: Side | null, after: Side | null): readonly PlacedSighting[] {
  if (before === null || after === null || isTestFile(after.path) || !WIDE.test(after.path))
    return [];
  const old = settingsOf(before);
  const moved = [...settingsOf(after).values()].filter((now) => {
    const was = old.get(now.way);
    return was !== undefined && was.value !== now.value;
  });
  const [first] = moved;
  if (first === undefined) return [];
  const more = moved.length === 1 ? '' : ` and ${moved.length - 1} more`;
  return [
    {
      key: moved.map(({ way, value }) => `${way} ${value}`).join('\n'),
      loose: '',
      start: first.start,
      end: first.end,
      note: `${first.name}${more} in a file that by its path many read`,
      side: 'after',
    },
  ];
}
