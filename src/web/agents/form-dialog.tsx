import { Dialog } from '@base-ui/react/dialog';
import { useRef, useState, type ReactNode } from 'react';
import { ProblemError } from '../app/api.ts';
import { Icon } from '../ui/icon.tsx';
import './form.css';

/**
 * A form in a dialog: sends once, shows why not, closes when it is done. `onSend` resolves to what is
 * missing, in a sentence, or null when all was sent.
 */
export function FormDialog(props: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly send: string;
  readonly onSend: () => Promise<string | null>;
  readonly children: ReactNode;
}) {
  const { open, onClose, title, send, onSend, children } = props;
  const busy = useRef(false);
  const [problem, setProblem] = useState<string | null>(null);
  const close = (): void => {
    setProblem(null);
    onClose();
  };
  const submit = async (): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    try {
      const missing = await onSend();
      if (missing === null) close();
      else setProblem(missing);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(`${error.message} ${error.advice}`);
    } finally {
      busy.current = false;
    }
  };
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog stop-dialog">
          <div className="dialog-head">
            <Dialog.Title>{title}</Dialog.Title>
            <Dialog.Close className="icon-button" aria-label="Close">
              <Icon name="close" />
            </Dialog.Close>
          </div>
          <form
            className="plain-form"
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              void submit();
            }}
          >
            {children}
            {problem !== null && (
              <p className="notice" role="alert">
                <Icon name="refused" />
                <span>{problem}</span>
              </p>
            )}
            <div className="form-act">
              <Dialog.Close className="button">Back</Dialog.Close>
              <button type="submit" className="button button-main">
                {send}
              </button>
            </div>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
