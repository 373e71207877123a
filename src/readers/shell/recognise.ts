const ENDING = /\.(?:sh|bash|zsh|ksh|bats)$/i;
const FIRST_LINE = /^\ufeff?#!\s*\/\S*?(?:env\s+(?:-S\s+)?)?(?:\/|\s|\b)(?:ba|z|k|da|a)?sh\b/;

/** True for a name that ends as a script's, or a first line that names a shell. */
export function looksLikeShellScript(head: string, name: string): boolean {
  return ENDING.test(name) || FIRST_LINE.test(head.slice(0, 200));
}
