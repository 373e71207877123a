import { AlertDialog } from '@base-ui/react/alert-dialog';

/** A refusal ends the case, so it is asked for twice. */
export function RefuseDialog(props: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly reason: string;
  readonly onRefuse: () => void;
}) {
  return (
    <AlertDialog.Root open={props.open} onOpenChange={props.onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="backdrop" />
        <AlertDialog.Popup className="dialog dialog-small">
          <AlertDialog.Title>Refuse this change?</AlertDialog.Title>
          <AlertDialog.Description className="dialog-text">
            “{props.title}” will not go. The case ends here for everybody; to try again, the change
            has to be submitted anew. Your reason is written to the ledger:
          </AlertDialog.Description>
          <blockquote className="dialog-quote">{props.reason}</blockquote>
          <div className="dialog-act">
            <AlertDialog.Close className="button">Back</AlertDialog.Close>
            <AlertDialog.Close className="button button-main" onClick={props.onRefuse}>
              Refuse it
            </AlertDialog.Close>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
