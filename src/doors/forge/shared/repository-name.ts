const PART = /^[A-Za-z0-9_.-]{1,100}$/;

/** `owner/name`, each part safe in a path of a URL; null where it is anything else. */
export function splitRepository(
  repository: string,
): { readonly owner: string; readonly name: string } | null {
  const [owner = '', name = '', ...rest] = repository.split('/');
  const isSafe = [owner, name].every((part) => PART.test(part) && part !== '.' && part !== '..');
  return isSafe && rest.length === 0 ? { owner, name } : null;
}
