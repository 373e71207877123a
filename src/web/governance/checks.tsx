/** Boxes to tick under one heading. */
export function Checks<Each extends string | number>(props: {
  readonly title: string;
  readonly all: readonly { readonly value: Each; readonly word: string }[];
  readonly chosen: readonly Each[];
  readonly onChosen: (chosen: readonly Each[]) => void;
  /** Below each other, where the words are long. */
  readonly stacked?: boolean;
}) {
  const { title, all, chosen, onChosen, stacked = false } = props;
  return (
    <fieldset>
      <legend>{title}</legend>
      <div className={stacked ? 'checks checks-stacked' : 'checks'}>
        {all.map(({ value, word }) => (
          <label key={value}>
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={(event) =>
                onChosen(
                  all
                    .map((each) => each.value)
                    .filter((each) =>
                      each === value ? event.target.checked : chosen.includes(each),
                    ),
                )
              }
            />
            {word}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** One of several, each in a line with what it means. */
export function Choice<Each extends string>(props: {
  readonly title: string;
  readonly name: string;
  readonly all: readonly { readonly value: Each; readonly word: string }[];
  readonly chosen: Each | null;
  readonly onChosen: (chosen: Each) => void;
}) {
  return (
    <fieldset>
      <legend>{props.title}</legend>
      <div className="checks checks-stacked">
        {props.all.map(({ value, word }) => (
          <label key={value}>
            <input
              type="radio"
              name={props.name}
              checked={props.chosen === value}
              onChange={() => props.onChosen(value)}
            />
            {word}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
