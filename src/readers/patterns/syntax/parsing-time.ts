/** Milliseconds that one text may take, and all of a change. A megabyte of code that parses takes one second. */
const MOST_A_TEXT = 3_000;
const MOST_A_CHANGE = 30_000;

/** How long syntax is read. Only what mends its way through nonsense comes near: that grows with its square. */
export interface ParsingTime {
  /** Begins with a text. */
  begin(): Turn;
}

export interface Turn {
  isOver(): boolean;
  end(): void;
}

/** `now` gives milliseconds that never go back. */
export function parsingTime(now: () => number): ParsingTime {
  let left = MOST_A_CHANGE;
  return {
    begin: () => {
      const began = now();
      const most = Math.min(MOST_A_TEXT, left);
      return {
        isOver: () => now() - began > most,
        end: () => {
          left -= now() - began;
        },
      };
    },
  };
}
