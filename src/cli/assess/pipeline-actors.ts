import type { ActorClaim } from '../../core/provenance/types.ts';
import { PIPELINE_SYSTEMS } from './pipeline-systems.ts';
import type { PipelineSystem, Spelling } from './pipeline-systems.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Longer than any name or address. */
const LONGEST_IDENTITY = 320;

/** A schedule, a bot or the system itself started it: nobody who might approve. */
const NOBODY =
  /\[bot\]$|(?:^|\/)(?:project|group)_\d+_bot(?:_|$)|^Microsoft\.VisualStudio\.Services\./i;

/** The CI system that runs this, or null. */
export function pipelineIn(env: Environment): PipelineSystem | null {
  return (
    PIPELINE_SYSTEMS.find(({ marker: { variable, value } }) => {
      const set = env[variable] ?? '';
      return value === undefined ? set !== '' : set.toLowerCase() === value;
    }) ?? null
  );
}

/**
 * Who started the pipeline, by the environment's word, each once and in the table's order. Whoever is among
 * the claims already, spelt in any of the ways that the environment knows, is not named again.
 */
export function actorsOfPipeline(
  env: Environment,
  named: readonly ActorClaim[] = [],
): readonly ActorClaim[] {
  const known = new Set(named.map(({ identity }) => identity.toLowerCase()));
  const found: ActorClaim[] = [];
  for (const starter of pipelineIn(env)?.starters ?? []) {
    const spellings = starter.flatMap((spelling) => spellingsOf(spelling, env));
    const [identity] = spellings;
    if (identity === undefined || spellings.some((each) => NOBODY.test(each))) continue;
    if (!spellings.some((each) => known.has(each.toLowerCase()))) {
      found.push({ role: 'requester', identity });
    }
    for (const each of spellings) known.add(each.toLowerCase());
  }
  return found;
}

/** As the catalog writes it (`github.com/ada`), then bare. */
function spellingsOf({ variable, host }: Spelling, env: Environment): readonly string[] {
  const bare = (env[variable] ?? '').trim();
  if (bare === '' || bare.length > LONGEST_IDENTITY || /\p{Cc}/u.test(bare)) return [];
  const at = host === undefined ? null : (hostIn(env[host.variable] ?? '') ?? host.otherwise);
  return at === null ? [bare] : [`${at}/${bare}`, bare];
}

/** The host of an address as a browser or git writes it, or a bare one. */
function hostIn(text: string): string | null {
  const short = text.slice(0, 500);
  if (URL.canParse(short) && short.includes('://'))
    return new URL(short).host.toLowerCase() || null;
  const [, host = ''] = /^(?:[\w.-]+@)?([\w.-]+)(?::|$)/.exec(short) ?? [];
  return host === '' ? null : host.toLowerCase();
}
