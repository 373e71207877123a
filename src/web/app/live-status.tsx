import { Icon } from '../ui/icon.tsx';
import { absolute, clockTime } from '../ui/words.ts';
import { useLive } from './live.ts';

/** Quiet while all is well. When the stream of events is lost it says since when the page may be old. */
export function LiveStatus() {
  const live = useLive();
  return (
    <div aria-live="polite">
      {live.kind === 'offline' && (
        <span
          className="live live-offline"
          title={`No news from Holdpoint since ${absolute(live.since)}. Trying again by itself.`}
        >
          <Icon name="offline" size={14} />
          Offline since {clockTime(live.since)}
        </span>
      )}
    </div>
  );
}
