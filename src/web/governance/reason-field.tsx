/** Why, in the person's own words. It goes on the record, so it says so. */
export function ReasonField(props: {
  readonly label?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <label>
      <span>
        {props.label ?? 'Reason'}{' '}
        <span className="muted">(at least 10 characters; it is written to the ledger)</span>
      </span>
      <textarea
        className="field"
        rows={3}
        maxLength={1000}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </label>
  );
}
