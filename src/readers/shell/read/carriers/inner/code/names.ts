/** Words with which a call without parentheses ends. */
export const END_OF_BARE =
  /^(?:if|unless|for|foreach|while|until|and|or|do|then|end|rescue|else|elsif|in|not|is|return)$/;

/** Methods that need no argument for what matters here. */
export const ALONE =
  /^(?:delete_all|destroy_all|flushall|flushdb|rmtree|unlink|delete|rmdir|expunge|terminate|destroy|drop|mktmpdir|tmpdir|clear)$/;
