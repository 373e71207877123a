/** Programs that put files somewhere: what was there before, and what leaves its place. */
import type { Doing, ToolReading, Word } from '../../../types.ts';
import type { Call, Tool, ToolContext } from '../../types.ts';
import { NOTHING, reading, together, toolOf } from '../doing.ts';
import { credentialsReadIn } from '../reading/credentials.ts';
import { isTemporary } from '../paths/disposable.ts';
import { locate } from '../paths/location.ts';
import { ALL } from '../paths/loss.ts';
import { written } from '../paths/overwrite.ts';
import { removed } from '../paths/removed.ts';

const TARGET = ['-t', '--target-directory'] as const;
const BACKUP = ['-b', '--backup'] as const;
const VALUED = [...TARGET, '-S', '--suffix', '-m', '-o', '-g', '--mode', '--owner', '--group'];

/** Sources and where they go; `into` where that is a folder. */
function sides(call: Call): { readonly sources: readonly Word[]; readonly target: Word | null } {
  const target = call.value(...TARGET);
  if (target !== null) return { sources: call.operands, target };
  if (call.operands.length < 2) return { sources: call.operands, target: null };
  return { sources: call.operands.slice(0, -1), target: call.operands.at(-1) ?? null };
}

/** What is written over when sources are put at a target, folder or not. */
function putAt(
  sources: readonly Word[],
  target: Word,
  context: ToolContext,
): readonly ToolReading[] {
  const location = locate(target, context);
  const folder =
    target.text.endsWith('/') ||
    sources.length > 1 ||
    (location.kind === 'path' && context.world.kindOf(location.path) === 'folder');
  if (!folder) return [written(target, 'replaced', context)];
  return sources.slice(0, 50).map((source) => {
    const name = source.text.split('/').findLast((part) => part !== '') ?? '';
    if (!source.known || source.glob || ['.', '..'].includes(name)) return NOTHING;
    const text = `${target.text}/${name}`;
    return written({ ...target, text }, 'replaced', context);
  });
}

const mv = toolOf('mv', ['mv', 'gmv'], VALUED, (call, context) => {
  const { sources, target } = sides(call);
  if (target === null) return NOTHING;
  if (target.text === '/dev/null') {
    return { doings: sources.map((word) => removed(word, ALL, context)) };
  }
  const keeps = call.has('-n', '--no-clobber', ...BACKUP);
  return together([
    reading(...sources.slice(0, 50).map((word) => moved(word, target, context))),
    ...(keeps ? [] : putAt(sources, target, context)),
  ]);
});

/** Nothing is lost by a move; what the machine, a person or a guard relies on is not where it was. */
function moved(word: Word, target: Word, context: ToolContext): Doing {
  const gone = removed(word, ALL, context, 'move');
  const relied = gone.traits?.some((trait) =>
    ['system-path', 'guard-tampering', 'log-erased'].includes(trait),
  );
  if (relied === true || gone.type === 'home-folder') return gone;
  const outside = gone.traits?.includes('outside-workspace') === true;
  const to = locate(target, context);
  const passing = to.kind === 'path' && isTemporary(`${to.path}/x`, context.world);
  const kept = gone.reversibility === 'irreversible' && gone.type !== 'file';
  if (passing && outside && kept && !/[^./]\.\w+$/.test(word.text)) {
    return { ...gone, why: 'What somebody keeps is moved to where nothing is kept for long.' };
  }
  const why = 'It is moved, and can be moved back.';
  return {
    ...gone,
    reversibility: outside ? 'costly' : 'reversible',
    data: 'none',
    why,
    safer: [],
  };
}

const cp = toolOf('cp', ['cp', 'gcp', 'install', 'ginstall', 'ditto'], VALUED, (call, context) => {
  const { sources, target } = sides(call);
  if (target === null || (call.invocation.program === 'install' && call.has('-d', '--directory'))) {
    return NOTHING;
  }
  const empties = sources.length === 1 && sources[0]?.text === '/dev/null';
  const fills = sources.some(({ text }) => /^\/dev\/(?:zero|u?random)$/.test(text));
  const keeps = call.has('-n', '--no-clobber', '--update', '-u', ...BACKUP);
  return together([
    credentialsReadIn(sources, context),
    ...(keeps && !fills
      ? []
      : empties
        ? [written(target, 'emptied', context)]
        : putAt(sources, target, context)),
  ]);
});

const ln = toolOf('ln', ['ln', 'gln'], [...TARGET, '-S', '--suffix'], (call, context) => {
  const { sources, target } = sides(call);
  const forced = call.has('-f', '--force');
  if (target === null || !forced)
    return target === null ? NOTHING : written(target, 'edit', context);
  return together(putAt(sources, target, context));
});

export const copiers: readonly Tool[] = [mv, cp, ln];
