/** Words with which a call without parentheses ends. */
export const END_OF_BARE =
  /^(?:if|unless|for|foreach|while|until|and|or|do|then|end|rescue|else|elsif|in|not|is|return)$/;

/** Methods that need no argument for what matters here. */
export const ALONE =
  /^(?:delete_all|destroy_all|flushall|flushdb|rmtree|unlink|delete|rmdir|expunge|terminate|destroy|drop|mktmpdir|tmpdir|clear)$/;

/** A variable that names the home folder, which a path begins with. */
export function homeFolder(name: string): { readonly texts?: readonly string[] } {
  return HOME.test(name) ? { texts: ['~'] } : {};
}

const HOME = /^(?:process\.env|os\.environ|ENV|Deno\.env|Bun\.env|import\.meta\.env)\.HOME$/;
