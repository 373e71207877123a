import type { Connection } from '../../environment/connection.ts';
import { connectionOf, targetOfUrl } from '../../environment/connection.ts';
import { settingByVariable } from '../../environment/connection.ts';
import { environmentIn } from '../../../shared/environment-words.ts';
import type { Setting } from '../../types.ts';
import { connectionByVariables, hereOf } from '../database/where.ts';
import type { Call, ToolContext } from '../types.ts';

/** What tells a framework which environment and which database it is about. */
export interface FrameworkWhere {
  /** Variables that hold a word for the environment: `RAILS_ENV`. */
  readonly modes?: readonly string[];
  /** Options that hold one: `--env`. */
  readonly modeOptions?: readonly string[];
  /** Variables that hold a URL, set or out of `.env`. */
  readonly urls?: readonly string[];
  /** Options that hold a URL or a word for the environment. */
  readonly urlOptions?: readonly string[];
}

const kept = (setting: Setting): Connection => ({ setting, scratch: setting.kind === 'test' });

/**
 * An option counts before a variable, and a URL before a word, since it is what is connected to.
 * Production is believed whoever says it. Nothing said at all is the place where the command runs.
 */
export function frameworkAt(call: Call, context: ToolContext, where: FrameworkWhere): Connection {
  const mode = modeOf(call, where);
  const option = call.value(...(where.urlOptions ?? []));
  const target = option === null ? null : targetOfUrl(option.text, 'URL');
  const byUrl =
    target !== null
      ? connectionOf(target, hereOf(call, context))
      : connectionByVariables(where.urls ?? ['DATABASE_URL'], call, context, mode?.name ?? null);
  const named = target === null && option !== null ? environmentIn(option.text) : null;
  if (named !== null) {
    return kept({ kind: named.kind, name: option?.text ?? null, evidence: `option ${named.word}` });
  }
  if (mode?.kind === 'production') return kept(mode);
  if (byUrl !== null && (mode === null || byUrl.setting.kind === 'production')) return byUrl;
  if (byUrl !== null && mode?.kind !== 'test' && byUrl.setting.kind !== 'development') return byUrl;
  if (mode !== null) return kept(mode);
  return kept(hereOf(call, context));
}

function modeOf(call: Call, { modes = [], modeOptions = [] }: FrameworkWhere): Setting | null {
  const option = call.value(...modeOptions);
  if (option !== null) {
    const kind = environmentIn(option.text)?.kind ?? 'unknown';
    return { kind, name: option.text, evidence: `option ${option.text.slice(0, 60)}` };
  }
  // Rake takes variables behind its tasks, too.
  const behind = (name: string) =>
    call.operands.find(({ text }) => text.startsWith(`${name}=`))?.text.slice(name.length + 1);
  return settingByVariable(modes, (name) => behind(name) ?? call.invocation.env(name));
}
