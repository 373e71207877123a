import type { EnvironmentKind, Evidence, Signal } from '../../../core/change/types.ts';
import type { PlanFrame } from '../plan/types.ts';
import type { EffectDraft } from './draft.ts';

/** What the signals are made from, beside the plan's frame. */
export interface Tally {
  readonly source: string;
  readonly drafts: readonly EffectDraft[];
  readonly environment: EnvironmentKind;
  /** Addresses that changed outside of Terraform. */
  readonly drifted: readonly string[];
  readonly deferred: readonly string[];
  /** Elements with actions that are not known, or with a key that stands twice. */
  readonly doubtful: readonly { readonly pointer: string; readonly line: number }[];
}

const NEWEST_MAJOR = 1;
/** So many creations at once look like a whole stack rather than one more resource. */
const MANY_CREATED = 3;
const NAMED = 5;

export function signalsOf(frame: PlanFrame, tally: Tally): readonly Signal[] {
  return [
    formatSignal(frame, tally),
    erroredSignal(frame, tally),
    applyableSignal(frame, tally),
    completeSignal(frame, tally),
    repeatedSignal(frame),
    doubtfulSignal(tally),
    destroySignal(frame, tally),
    emptyStateSignal(frame, tally),
    invocationSignal(frame, tally),
    deferredSignal(tally),
    driftSignal(tally),
  ].filter((signal) => signal !== null);
}

function formatSignal(frame: PlanFrame, tally: Tally): Signal | null {
  const version = frame.formatVersion;
  const major = typeof version === 'string' ? /^(\d+)\.\d+/.exec(version)?.[1] : undefined;
  if (major !== undefined && Number(major) <= NEWEST_MAJOR) return null;
  const said =
    typeof version === 'string'
      ? `format version ${JSON.stringify(version.slice(0, 20))}`
      : 'no format version';
  return {
    kind: 'newer-format',
    weight: 'hold',
    message: `The plan has ${said}; versions 0.1 to 1.x are known, so it may say things that were not read.`,
    evidence: [at(tally, '/format_version', 'format_version')],
  };
}

function erroredSignal(frame: PlanFrame, tally: Tally): Signal | null {
  if (frame.errored === undefined || frame.errored === false || frame.errored === null) return null;
  return {
    kind: 'errored-plan',
    weight: 'hold',
    message: 'Planning failed part of the way, so the plan does not show everything.',
    evidence: [at(tally, '/errored', 'errored is true')],
  };
}

function applyableSignal(frame: PlanFrame, tally: Tally): Signal | null {
  const odd = frame.applyable === false && frame.errored !== true && tally.drafts.some(acts);
  if (!odd) return null;
  return {
    kind: 'incomplete-input',
    weight: 'hold',
    message: 'The plan has changes and yet says that it cannot be applied.',
    evidence: [at(tally, '/applyable', 'applyable is false')],
  };
}

function completeSignal(frame: PlanFrame, tally: Tally): Signal | null {
  if (frame.complete !== false) return null;
  return {
    kind: 'incomplete-input',
    weight: 'note',
    message: 'Another plan will be needed after this one: some changes were left for later.',
    evidence: [at(tally, '/complete', 'complete is false')],
  };
}

function repeatedSignal(frame: PlanFrame): Signal | null {
  if (frame.repeatedKeys.length === 0) return null;
  return {
    kind: 'unknown-input',
    weight: 'hold',
    message: `Keys stand more than once in the plan, which Terraform never writes: ${frame.repeatedKeys.slice(0, NAMED).join(', ')}.`,
    evidence: [],
  };
}

function doubtfulSignal(tally: Tally): Signal | null {
  if (tally.doubtful.length === 0) return null;
  return {
    kind: 'unknown-input',
    weight: 'hold',
    message: `${count(tally.doubtful.length, 'change')} cannot be read for certain: unknown actions, a missing part, or a key that stands twice.`,
    evidence: tally.doubtful.slice(0, NAMED).map(({ pointer, line }) => ({
      ...at(tally, pointer, 'not readable for certain'),
      line,
    })),
  };
}

function destroySignal(frame: PlanFrame, tally: Tally): Signal | null {
  const managed = tally.drafts.filter(acts);
  const deletes = managed.filter(({ effect }) => effect.verb === 'delete');
  const whole = deletes.length > 0 && deletes.length === managed.length && frame.skipped === 0;
  if (!whole) return null;
  return {
    kind: 'destroy-mode',
    weight: 'note',
    message: `Everything this plan manages is destroyed (${count(deletes.length, 'resource')}), as \`terraform destroy\` does.`,
    evidence: [],
  };
}

/**
 * A stack planned against an empty or wrong state is "all new" although it exists. A plan that only
 * creates looks the same when it really is the first, so only where that would be grave it holds.
 */
function emptyStateSignal(frame: PlanFrame, tally: Tally): Signal | null {
  const managed = tally.drafts.filter(acts);
  const creates = managed.filter(({ effect }) =>
    ['create', 'grant', 'expose'].includes(effect.verb),
  );
  const onlyCreates = creates.length === managed.length && frame.skipped === 0;
  if (frame.priorStateHasResources || !onlyCreates || creates.length < MANY_CREATED) return null;
  const keeps = creates.some(({ effect }) => effect.data !== 'none');
  const grave = tally.environment === 'production' || tally.environment === 'unknown';
  const holds = keeps && grave;
  return {
    kind: 'empty-state',
    weight: holds ? 'hold' : 'note',
    message: holds
      ? `The state is empty and everything is new (${count(creates.length, 'resource')}, some of them keep data). If any of this exists already, the plan was made against an empty or wrong state.`
      : `The state is empty and everything is new (${count(creates.length, 'resource')}).`,
    evidence: creates.slice(0, NAMED).map((draft) => ({
      ...at(tally, draft.pointer, `creates ${draft.effect.resource.address}`),
      line: draft.line,
    })),
  };
}

/** An action does what its provider likes: stops a machine, calls a function. No change says so. */
function invocationSignal({ invocations }: PlanFrame, tally: Tally): Signal | null {
  if (invocations === 0) return null;
  return {
    kind: 'unknown-input',
    weight: 'hold',
    message: `The apply also invokes ${count(invocations, 'action')}, and the plan does not show what ${invocations === 1 ? 'it does' : 'they do'}.`,
    evidence: [at(tally, '/action_invocations', 'action invocations')],
  };
}

function deferredSignal(tally: Tally): Signal | null {
  if (tally.deferred.length === 0) return null;
  return {
    kind: 'incomplete-input',
    weight: 'note',
    message: `${count(tally.deferred.length, 'change')} put off to a later plan: ${some(tally.deferred)}.`,
    evidence: [at(tally, '/deferred_changes', 'deferred changes')],
  };
}

function driftSignal(tally: Tally): Signal | null {
  if (tally.drifted.length === 0) return null;
  return {
    kind: 'drift',
    weight: 'note',
    message: `${count(tally.drifted.length, 'resource')} changed outside of Terraform since the last apply: ${some(tally.drifted)}.`,
    evidence: [at(tally, '/resource_drift', 'resource drift')],
  };
}

function acts(draft: EffectDraft): boolean {
  return draft.managed && !['read', 'move', 'import', 'forget'].includes(draft.effect.verb);
}

function at(tally: Tally, pointer: string, note: string): Evidence {
  return { source: tally.source, pointer, line: null, note, excerpt: [] };
}

function count(number: number, noun: string): string {
  return number === 1 ? `1 ${noun}` : `${number} ${noun}s`;
}

function some(addresses: readonly string[]): string {
  const more = addresses.length - NAMED;
  return addresses.slice(0, NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
