import { Ago, Mark } from '../../ui/parts.tsx';
import { levelWord } from '../../ui/words.ts';
import type { FindingState } from './finding-state.ts';

/** Whether it holds, as a mark. */
export function FindingMark({ state }: { readonly state: FindingState }) {
  switch (state.kind) {
    case 'open':
      return (
        <Mark meaning="held" icon="held">
          holds
        </Mark>
      );
    case 'accepted':
      return (
        <Mark meaning="released" icon="released">
          accepted
        </Mark>
      );
    case 'left':
      return <Mark meaning="plain">nobody accepted it</Mark>;
    case 'lets-go':
      return <Mark meaning="plain">does not hold</Mark>;
    case 'note':
      return <Mark meaning="plain">note</Mark>;
  }
}

/** What it waits for, or who took it as it is and why. */
export function FindingStanding({ state }: { readonly state: FindingState }) {
  if (state.kind === 'open') {
    return (
      <p className="small muted">
        It goes when its cause goes, or when somebody {levelWord(state.level)} or above who had no
        hand in the change accepts it with a reason.
      </p>
    );
  }
  if (state.kind !== 'accepted') return null;
  const { name, at, reason } = state.acceptance;
  return (
    <div className="finding-accepted">
      <p className="small">
        <strong>{name}</strong> accepted it as it is, <Ago at={at} />:
      </p>
      <blockquote>{reason}</blockquote>
    </div>
  );
}
