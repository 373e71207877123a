import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { databaseDeletion, effect, sha256 } from '../../../test/support/builders.ts';
import { canonicalJson } from './canonical-json.ts';
import { sealChange, sealIsIntact } from './seal.ts';
import type { ChangeDraft } from './types.ts';

const draft: ChangeDraft = {
  kind: 'plan',
  inputs: [],
  signals: [],
  effects: [
    databaseDeletion(),
    effect(),
    effect({ resource: { address: 'aws_lambda_function.b' } }),
  ],
};

describe('sealChange', () => {
  it('does not care about the order or repetition of effects and traits', () => {
    const sealed = sealChange(draft, sha256);
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), (order) => {
        const effects = order.flatMap((index) => draft.effects[index] ?? []);
        expect(sealChange({ ...draft, effects: [...effects, ...effects] }, sha256)).toEqual(sealed);
      }),
    );
  });

  it('gives the digest of the canonical text of everything else', () => {
    const { digest, ...rest } = sealChange(draft, sha256);
    expect(digest).toBe(`sha256:${sha256(canonicalJson(rest))}`);
  });

  it('gives another digest to a change that differs in anything', () => {
    const sealed = sealChange(draft, sha256);
    const others: readonly ChangeDraft[] = [
      { ...draft, kind: 'code' },
      { ...draft, effects: draft.effects.slice(1) },
      { ...draft, effects: draft.effects.map((one) => ({ ...one, environment: 'staging' })) },
      { ...draft, inputs: [{ name: 'p', reader: 'terraform', sha256: 'sha256:0', bytes: 1 }] },
    ];
    const digests = others.map((other) => sealChange(other, sha256).digest);
    expect(new Set([...digests, sealed.digest]).size).toBe(others.length + 1);
  });

  it('keeps the digest of what was sealed before an origin could name its branch', () => {
    const origin = {
      forge: 'github.com',
      repository: 'acme/shop',
      request: 7,
      baseBranch: 'main',
      base: 'a'.repeat(40),
      mergeBase: 'a'.repeat(40),
      head: 'b'.repeat(40),
      diff: `sha256:${'c'.repeat(64)}`,
    };
    const { digest } = sealChange({ ...draft, effects: [], origin }, sha256);
    expect(digest).toBe('sha256:846248abfbbd9ebebdea01ca3e0f12067830c1a80edc218acfe48d81e2a2d376');
    const named = { ...draft, effects: [], origin: { ...origin, headBranch: 'codex/fix' } };
    expect(sealChange(named, sha256).digest).not.toBe(digest);
  });

  it('finds a change whose content is not what its digest says', () => {
    const sealed = sealChange(draft, sha256);
    expect(sealIsIntact(sealed, sha256)).toBe(true);
    expect(sealIsIntact({ ...sealed, effects: sealed.effects.slice(1) }, sha256)).toBe(false);
  });
});
