type Subscribe = (listener: () => void) => () => void;

/** What calls back for the one and for the other. */
export function eitherChanged(one: Subscribe, other: Subscribe): Subscribe {
  return (listener) => {
    const stops = [one(listener), other(listener)];
    return () => {
      for (const stop of stops) stop();
    };
  };
}
