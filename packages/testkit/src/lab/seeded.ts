/** Chance that can be repeated. */
import type { Random } from '@stuntdouble/server'

/**
 * Bytes that look random and are the same for the same seed: ids, error ids and salts of a lab do not change from one
 * run to the next. Mulberry32 (Tommy Ettinger, public domain): 32 bits of state are plenty for names, and none for secrets.
 */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) & 0xff
  }
  return { bytes: (count) => Uint8Array.from({ length: count }, next) }
}
