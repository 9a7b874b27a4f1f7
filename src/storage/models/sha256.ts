/** SHA-256 as 64 hex digits. */
export async function sha256(subtle: SubtleCrypto, bytes: BufferSource): Promise<string> {
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
