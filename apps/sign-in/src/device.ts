/** What this browser is known by where "do not ask again on this device" was chosen. */

const cookie = 'DT'
const lifetimeSeconds = 2 * 365 * 24 * 60 * 60

/** At most 32 characters, made once for this browser and kept in a cookie, as Okta's own pages do. */
export function deviceToken(): string {
  const known = new RegExp(`(?:^|; )${cookie}=([\\w-]{1,32})`).exec(document.cookie)?.[1]
  if (known !== undefined) return known
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const made = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  const secure = location.protocol === 'https:' ? '; Secure' : ''
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser that people sign in with.
  document.cookie = `${cookie}=${made}; Max-Age=${lifetimeSeconds}; Path=/; SameSite=Lax${secure}`
  return made
}
