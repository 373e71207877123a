/** Bytes of base64url in its one canonical form, or null: another spelling would be another file. */
export function strictBase64Url(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64url');
  return text !== '' && bytes.toString('base64url') === text ? bytes : null;
}
