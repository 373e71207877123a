import type { Effect, Trait, Verb } from '../../../core/change/types.ts';
import { guardFileKind } from '../../shared/guard-files.ts';
import { LineMask } from '../../shared/mask-secrets.ts';
import { HERE, effectOf } from '../effect.ts';
import type { EffectParts } from '../effect.ts';
import type { FileAct, ToolAround } from '../types.ts';
import { kindInWorkspace } from './inside-workspace.ts';
import { isCredential, isTemporary, placeOutside } from './outside-workspace.ts';
import { placeOf } from './place.ts';
import type { FilePlace } from './place.ts';

/** What a tool for files does to one path, or to two where it moves. */
export function readFileAct(
  act: FileAct,
  around: ToolAround,
  source: string = act.act,
): readonly Effect[] {
  const place = placeOf(act.path, around);
  if (act.act === 'read') return readAt(place, source);
  const secret = holdsSecret(act);
  if (act.act !== 'move') return [changeAt(act, place, around, source, secret)];
  const from = changeAt({ ...act, act: 'delete' }, place, around, source, false);
  const to = act.to === undefined ? [] : [placeOf(act.to, around)];
  const there = { ...around, exists: around.exists ?? (() => false) };
  const arrives = to.map((each) => changeAt({ ...act, act: 'write' }, each, there, source, secret));
  const inside = place.relative !== null && to[0]?.relative != null;
  const leaves: Effect = { ...from, verb: 'move' };
  // What is moved is not lost, unless it leaves the repository.
  const milder: Partial<Effect> =
    inside && from.reversibility !== 'reversible' ? { reversibility: 'costly', data: 'none' } : {};
  return [{ ...leaves, ...milder }, ...arrives];
}

function readAt(place: FilePlace, source: string): readonly Effect[] {
  if (!isCredential(place.shown)) return [];
  const parts = {
    verb: 'read',
    resource: { type: 'credential-file', address: place.shown, provider: null },
    reversibility: 'reversible',
    data: 'none',
    traits: ['credential-read', 'secret'],
    why: 'Whoever reads it can act as the person or machine that it belongs to.',
    safer: ['Let a person run the step that needs the credential.'],
  } as const;
  return [effectOf({ ...parts, setting: HERE, source, note: 'reads a credential' })];
}

type Change = Exclude<FileAct['act'], 'read' | 'move'>;

function changeAt(
  act: FileAct,
  place: FilePlace,
  around: ToolAround,
  source: string,
  secret: boolean,
): Effect {
  const change = act.act as Change;
  const extra: readonly Trait[] = secret ? ['secret'] : [];
  const parts = {
    verb: verbOf(change, place, around),
    setting: HERE,
    source,
    note: `${change}s ${place.relative ?? place.shown}`,
  };
  const guard = guardFileKind(place.absolute, around.home);
  if (guard !== null) {
    return effectOf({
      ...parts,
      resource: { type: 'guard-file', address: place.relative ?? place.shown, provider: null },
      reversibility: 'costly',
      data: 'none',
      traits: ['guard-tampering', 'agent-configuration', ...extra],
      why: `It is one of the ${guard}, by which agents are held back.`,
      safer: ['Ask a person to make this change.'],
    });
  }
  return place.relative === null
    ? changeOutside(parts, change, place, extra)
    : changeInside(parts, change, place.relative, extra);
}

function verbOf(change: Change, { absolute }: FilePlace, { exists }: ToolAround): Verb {
  if (change === 'delete') return 'delete';
  return change === 'write' && exists?.(absolute) === false ? 'create' : 'update';
}

type Common = Pick<EffectParts, 'verb' | 'setting' | 'source' | 'note'>;

function changeInside(
  parts: Common,
  change: Change,
  path: string,
  extra: readonly Trait[],
): Effect {
  const { type, traits, lost } = kindInWorkspace(path === '' ? '.git' : path);
  const resource = { type, address: path || '.', provider: null };
  const whole = change === 'delete' || (change === 'write' && parts.verb === 'update');
  const affected = lost !== undefined && (whole || /^git-|terraform-state/.test(type));
  if (lost === undefined || !affected || (type === 'secret-file' && change !== 'delete')) {
    return effectOf({
      ...parts,
      resource,
      reversibility: 'reversible',
      data: 'none',
      traits: [...traits, ...extra],
      why: 'A file of the repository: git shows the change and brings back what is committed.',
    });
  }
  const { environment, ...rest } = lost;
  const setting = environment === undefined ? parts.setting : { ...HERE, kind: environment };
  return effectOf({ ...parts, ...rest, setting, resource, traits: [...traits, ...extra] });
}

function changeOutside(
  parts: Common,
  change: Change,
  place: FilePlace,
  extra: readonly Trait[],
): Effect {
  const traits: readonly Trait[] = ['outside-workspace', ...extra];
  const address = place.shown;
  if (isTemporary(place.absolute)) {
    return effectOf({
      ...parts,
      resource: { type: 'file', address, provider: null },
      reversibility: change === 'delete' ? 'costly' : 'reversible',
      data: 'none',
      traits,
      why: 'It lies in a folder for what is not meant to last.',
    });
  }
  const special = placeOutside(place.shown);
  if (special !== null || isCredential(place.shown)) {
    const { type, why } = special ?? {
      type: 'credential-file',
      why: 'A credential that is written over has to be got again.',
    };
    return effectOf({
      ...parts,
      resource: { type, address, provider: null },
      reversibility: 'costly',
      data: 'none',
      traits: [...traits, ...(special?.traits ?? ['system-path', 'secret'])],
      why,
      safer: ['Keep to the repository, or ask a person to make this change.'],
    });
  }
  return effectOf({
    ...parts,
    resource: { type: 'file', address, provider: null },
    reversibility: change === 'delete' ? 'irreversible' : 'reversible',
    data: change === 'delete' ? 'unknown' : 'none',
    traits,
    why:
      change === 'delete'
        ? 'It lies outside the repository, and git does not bring it back.'
        : 'It lies outside the repository; what was there before can be written again.',
  });
}

const LOOKED_AT = 100_000;

/** Whether what is written holds something that is secret by its shape or its name. */
function holdsSecret({ content, edits }: FileAct): boolean {
  const texts = [content ?? '', ...edits.map(({ after }) => after)];
  const mask = new LineMask();
  return texts.some((text) =>
    text
      .slice(0, LOOKED_AT)
      .split('\n')
      .some((line) => line.length > 8 && mask.show(line).includes('[masked]')),
  );
}
