import type { SafetyCase } from '../../../server/contract/cases.ts';
import { Icon } from '../../ui/icon.tsx';
import { useNews } from './news.ts';
import './banners.css';

/** Says what happened while the page lay open. The page itself is only replaced when asked. */
export function Banners(props: {
  readonly safety: SafetyCase;
  readonly stale: boolean;
  readonly me: string;
  readonly onCatchUp: () => void;
}) {
  const { safety, stale, me, onCatchUp } = props;
  const { entries, acknowledge } = useNews(safety, me);
  return (
    <div className="banners no-print" aria-live="polite">
      {stale && (
        <div className="notice notice-unknown">
          <Icon name="superseded" />
          <div>
            <p>
              <strong>This changed since you read it.</strong> The change, what is known of it or
              the policy is not what this page shows any more. An answer to this page would not
              count.
            </p>
            <p className="notice-act">
              <button
                type="button"
                className="button button-main"
                onClick={() => {
                  acknowledge();
                  onCatchUp();
                }}
              >
                Read the new version
              </button>
            </p>
          </div>
        </div>
      )}
      {!stale && entries.length > 0 && (
        <div className="notice">
          <Icon name="echo" />
          <div className="banner-news">
            <ul>
              {entries.map((entry) => (
                <li key={entry.sequence}>
                  <strong>New:</strong> {entry.text}
                </li>
              ))}
            </ul>
            <button type="button" className="button button-quiet" onClick={acknowledge}>
              Noted
            </button>
          </div>
        </div>
      )}
    </div>
  );
}
