import { Icon } from '../../ui/icon.tsx';
import { useAskToStop } from './stop-context.ts';
import './stop.css';

/** Always there, always in the same place. */
export function StopButton() {
  const ask = useAskToStop();
  return (
    <button type="button" className="stop-button" onClick={() => ask(null)} title="Stop agents (S)">
      <Icon name="stop" size={15} />
      STOP<span className="sr-only"> agents</span>
    </button>
  );
}
