/** Times as Okta prints them: `2025-09-29T03:42:48.000Z`, always three decimals. */

/** Most of Okta's objects carry whole seconds: the decimals are always `.000`. */
export const toSeconds = (at: Date): string => new Date(Math.floor(at.getTime() / 1000) * 1000).toISOString()

/** The system log alone counts milliseconds. */
export const toMilliseconds = (at: Date): string => at.toISOString()

export const later = (at: Date, byMs: number): Date => new Date(at.getTime() + byMs)

export const second = 1000
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour
