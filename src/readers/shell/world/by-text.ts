const MOST_TEXTS = 40;
const MOST_CHARACTERS = 4 * 1024 * 1024;

/** What is made of a text, made once as long as the same texts come again: for files that many commands name. */
export function byText<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  let characters = 0;
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size >= MOST_TEXTS || characters + text.length > MOST_CHARACTERS) {
      known.clear();
      characters = 0;
    }
    const made = make(text);
    known.set(text, made);
    characters += text.length;
    return made;
  };
}
