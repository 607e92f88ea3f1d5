/**
 * Sessions of people who look at pages: a token is shown once, and a cookie stands for it until it ends, is ended, or the
 * token dies. Kept by this process alone, and only as digests: whoever reads the memory cannot use them.
 */
import type { Ports } from '../../ports/index.js'

export type Sessions = {
  /** @returns the cookie's value: 32 random bytes. */
  begin(orgId: string, tokenHash: string): string
  /** The digest of the token that the session stands for; undefined for none that is alive in this org. */
  tokenHashOf(orgId: string, value: string): string | undefined
  end(value: string): void
}

export const lifetimeMs = 8 * 60 * 60 * 1000

/** People who look at once; beyond them, who came first shows the token again. */
const sessionsMax = 100

export function createSessions({ clock, digest, random }: Pick<Ports, 'clock' | 'digest' | 'random'>): Sessions {
  /** By the digest of the cookie's value; the oldest stands first. */
  const sessions = new Map<string, { orgId: string; tokenHash: string; endsMs: number }>()
  return {
    begin(orgId, tokenHash) {
      const value = [...random.bytes(32)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
      sessions.set(digest.sha256(value), { orgId, tokenHash, endsMs: clock.now().getTime() + lifetimeMs })
      for (const oldest of sessions.keys()) {
        if (sessions.size <= sessionsMax) break
        sessions.delete(oldest)
      }
      return value
    },
    tokenHashOf(orgId, value) {
      const key = digest.sha256(value)
      const session = sessions.get(key)
      if (session === undefined || session.orgId !== orgId) return undefined
      if (session.endsMs > clock.now().getTime()) return session.tokenHash
      sessions.delete(key)
      return undefined
    },
    end: (value) => void sessions.delete(digest.sha256(value)),
  }
}
