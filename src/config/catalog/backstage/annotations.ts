import type { Level } from '../../../core/provenance/types.ts';
import type { Tier } from '../../../core/catalog/types.ts';
import { LevelSchema, TierSchema } from '../../schema/assessment.ts';
import type { BackstageEntity } from '../../schema/backstage.ts';
import { IdSchema } from '../../schema/catalog.ts';
import type { Problem } from '../../problem.ts';
import { didYouMean } from '../../suggest.ts';
import type { ConfigDocument } from '../../yaml/document.ts';

/** What Holdpoint asks for in a Backstage entity, beyond what Backstage itself has a field for. */
export interface OwnAnnotations {
  readonly id: string | null;
  readonly tier: Tier | null;
  readonly level: Level | null;
  /** Null where the entity says nothing. */
  readonly paths: readonly string[] | null;
  readonly resources: readonly string[];
  readonly identities: readonly string[];
  readonly aliases: readonly string[];
  readonly problems: readonly Problem[];
}

const PREFIX = 'holdpoint.dev/';
const KNOWN = ['id', 'tier', 'level', 'paths', 'resources', 'identities', 'aliases'];

/** Reads `holdpoint.dev/…`. Lists are separated by commas or lines. */
export function ownAnnotations(entity: BackstageEntity, document: ConfigDocument): OwnAnnotations {
  const annotations = entity.metadata.annotations ?? {};
  const problems: Problem[] = [];
  const problem = (name: string, message: string, suggestion: string | null) => {
    const place = document.at(['metadata', 'annotations', `${PREFIX}${name}`]);
    const code = 'bad-annotation';
    const { file } = document;
    problems.push({ severity: 'error', code, file, ...place, message, suggestion });
    return null;
  };
  const written = (name: string): string | null => {
    const key = `${PREFIX}${name}`;
    return Object.hasOwn(annotations, key) ? (annotations[key]?.trim() ?? null) : null;
  };
  for (const key of Object.keys(annotations)) {
    const name = key.slice(PREFIX.length);
    if (!key.startsWith(PREFIX) || KNOWN.includes(name)) continue;
    problem(name, `there is no annotation "${key}"`, didYouMean(name, KNOWN));
  }

  const tier = written('tier');
  const level = written('level');
  const id = written('id');
  const parsedTier = TierSchema.safeParse(Number(tier));
  const parsedLevel = LevelSchema.safeParse(level);
  const parsedId = IdSchema.safeParse(id);
  const paths = written('paths');
  return {
    id:
      id === null || parsedId.success
        ? id
        : problem('id', `"${id}" is not an id`, 'Use lower-case letters, digits and hyphens.'),
    tier:
      tier === null
        ? null
        : (parsedTier.data ?? problem('tier', `"${tier}" is not a tier`, 'Use 1, 2, 3 or 4.')),
    level:
      level === null
        ? null
        : (parsedLevel.data ??
          problem('level', `"${level}" is not a level`, didYouMean(level, LevelSchema.options))),
    paths: paths === null ? null : listOf(paths),
    resources: listOf(written('resources') ?? ''),
    identities: listOf(written('identities') ?? '').map((identity) => identity.toLowerCase()),
    aliases: listOf(written('aliases') ?? ''),
    problems,
  };
}

function listOf(text: string): readonly string[] {
  return text
    .split(/[,\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
