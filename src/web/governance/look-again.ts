/** Ends come by time alone and directives without an event, so these pages also ask without news: milliseconds. */
export const LOOK_AGAIN = 30_000;
