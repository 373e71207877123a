import { Icon } from '../../ui/icon.tsx';

/** Somebody answered meanwhile: what an approval would do is not what it was when the page was read. */
export function Shifted(props: { readonly text: string; readonly onSeen: () => void }) {
  return (
    <div className="notice notice-held" role="alert">
      <Icon name="held" />
      <div>
        <p>
          <strong>What your approval would do has changed.</strong> {props.text}
        </p>
        <p className="notice-act">
          <button type="button" className="button" onClick={props.onSeen}>
            I have read that
          </button>
        </p>
      </div>
    </div>
  );
}
