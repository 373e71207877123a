/** `find … -delete`. What `-exec` runs is carried elsewhere. */
import { doing, NOTHING, reading, toolOf } from '../doing.ts';
import { disposableBy } from '../paths/disposable.ts';
import { lossOfWord } from '../paths/removed.ts';
import { written } from '../paths/overwrite.ts';
import type { Loss } from '../paths/loss.ts';
import { worstLoss } from '../paths/loss.ts';
import type { Word } from '../../../types.ts';
import type { ToolContext } from '../../types.ts';

const CONTENTS = { recursive: true, contents: true };
const HERE: Word = { text: '.', known: true, glob: false, unknowns: [] };

export const find = toolOf('find', ['find', 'gfind', 'bfs'], [], ({ invocation }, context) => {
  const { args } = invocation;
  const texts = args.map(({ text }) => text);
  const prints = texts.findIndex((text) => /^-f(?:print0?|printf|ls)$/.test(text));
  const target = prints < 0 ? undefined : args[prints + 1];
  if (target !== undefined) return written(target, 'write', context);
  if (!texts.includes('-delete')) return NOTHING;
  const until = texts.findIndex((text) => /^[-(!]/.test(text) && !/^-[HLP]$/.test(text));
  const named = args.slice(0, until).filter(({ text }) => !/^-[HLP]$/.test(text));
  const roots = named.length === 0 ? [HERE] : named;
  const loss = worstLoss(roots.map((root) => lossOfFound(root, texts, context)));
  if (loss === null) return NOTHING;
  const address = roots.map(({ text }) => text).join(' ');
  const { type, reversibility, data, why, traits } = loss;
  return reading(doing('delete', type, address, reversibility, data, why, traits));
});

function lossOfFound(root: Word, texts: readonly string[], context: ToolContext): Loss {
  const all = lossOfWord(root, CONTENTS, context);
  const grave = all.traits.some((trait) => trait === 'system-path' || trait === 'log-erased');
  if (all.reversibility === 'reversible' || grave) return all;
  if (texts.includes('-empty')) return MILD;
  const names = texts.filter((_, index) =>
    /^-i?(?:name|path|wholename)$/.test(texts[index - 1] ?? ''),
  );
  const negated = texts.some(
    (text, index) =>
      ['!', '-not'].includes(text) && /^-i?(?:name|path|wholename)$/.test(texts[index + 1] ?? ''),
  );
  if (names.length > 0 && !negated && names.every((name) => disposableBy(name) !== null))
    return MILD;
  if (names.length > 0 && !negated && !names.some((name) => /^[*.]+$|\//.test(name))) {
    const clean = context.world.repositoryAt(context.world.cwd)?.isDirty() === false;
    if (clean && all.type === 'workspace') return { ...all, reversibility: 'costly', data: 'none' };
  }
  return all;
}

const MILD: Loss = {
  type: 'generated-file',
  reversibility: 'reversible',
  data: 'none',
  traits: [],
  why: 'By their names they are made again, or nothing is in them.',
  safer: [],
};
