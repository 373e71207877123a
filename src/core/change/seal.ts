import { canonicalJson } from './canonical-json.ts';
import type { Change, ChangeDraft, Effect } from './types.ts';

/** SHA-256 of a text's UTF-8 bytes as 64 lower-case hex digits. Comes in, since the core has no crypto. */
export type Sha256 = (text: string) => string;

/** Puts a draft into canonical order and seals it with its digest. Order of inputs never matters. */
export function sealChange(draft: ChangeDraft, sha256: Sha256): Change {
  const inputs = inCanonicalOrder(draft.inputs);
  const effects = inCanonicalOrder(draft.effects.map(canonicalEffect));
  const signals = inCanonicalOrder(draft.signals);
  const findings = inCanonicalOrder(draft.findings ?? []);
  const { origin } = draft;
  // The canonical text of the whole, put together from texts that sorting has needed already. Members that
  // came later are named only where they are there, so that what was sealed before keeps its digest.
  const members = [
    `"effects":${arrayOf(effects)}`,
    ...(findings.length === 0 ? [] : [`"findings":${arrayOf(findings)}`]),
    `"inputs":${arrayOf(inputs)}`,
    `"kind":${canonicalJson(draft.kind)}`,
    ...(origin === undefined ? [] : [`"origin":${canonicalJson(origin)}`]),
    `"signals":${arrayOf(signals)}`,
  ];
  return {
    kind: draft.kind,
    inputs: inputs.map(({ item }) => item),
    effects: effects.map(({ item }) => item),
    signals: signals.map(({ item }) => item),
    ...(findings.length === 0 ? {} : { findings: findings.map(({ item }) => item) }),
    ...(origin === undefined ? {} : { origin }),
    digest: `sha256:${sha256(`{${members.join(',')}}`)}`,
  };
}

/** True when the change carries the digest that its content has. */
export function sealIsIntact(change: Change, sha256: Sha256): boolean {
  const { digest, ...draft } = change;
  return sealChange(draft, sha256).digest === digest;
}

export function digestOf(value: unknown, sha256: Sha256): string {
  return `sha256:${sha256(canonicalJson(value))}`;
}

function canonicalEffect(effect: Effect): Effect {
  return {
    ...effect,
    traits: [...new Set(effect.traits)].toSorted(),
    changes: [...new Set(effect.changes)].toSorted(),
  };
}

interface Rendered<T> {
  readonly text: string;
  readonly item: T;
}

/** Sorts by canonical text and drops exact repeats, so that reading a file twice changes nothing. */
function inCanonicalOrder<T>(items: readonly T[]): readonly Rendered<T>[] {
  const byText = new Map(items.map((item) => [canonicalJson(item), item]));
  return [...byText.keys()].toSorted().map((text) => ({ text, item: byText.get(text) as T }));
}

function arrayOf(rendered: readonly Rendered<unknown>[]): string {
  return `[${rendered.map(({ text }) => text).join(',')}]`;
}
