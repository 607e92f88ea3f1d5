/** What must be true of keys that are made known, and what is said when it is not. */
import { apiError, cause } from '@stuntdouble/catalogue'
import type { YubikeySeedRow } from '../../../store/tables/factors.js'

/** Okta's class is inferred from its name in the reference. */
export function mustExist(seed: YubikeySeedRow | undefined, asked: string): YubikeySeedRow {
  if (seed === undefined) throw apiError.E0000007({ resource: `Resource not found: ${asked} (YubikeyToken)` })
  return seed
}

export type Seed = { serialNumber: string; publicId: string; privateId: string; aesKey: string }

/** 6 bytes in modified hexadecimal, 6 and 16 in hexadecimal; a number as it is printed on the key. */
const shapes: Readonly<Record<keyof Seed, RegExp>> = {
  serialNumber: /^\d{1,12}$/,
  publicId: /^[cbdefghijklnrtuv]{12}$/i,
  privateId: /^[0-9a-f]{12}$/i,
  aesKey: /^[0-9a-f]{32}$/i,
}

/** One cause for each part that a key cannot have. */
export function mustBeASeed(seed: Seed): void {
  const wrong = (Object.keys(shapes) as (keyof Seed)[]).filter((name) => !shapes[name].test(seed[name]))
  const [first] = wrong
  if (first !== undefined)
    throw apiError.E0000001({ field: first }, { causes: wrong.map((name) => cause.pattern(name)) })
}

export const isKnown = () => apiError.E0000001({ field: 'publicId' }, { causes: [cause.duplicate('publicId')] })

/** Whoever has it would be left without. */
export function mustBeNobodys({ status }: Pick<YubikeySeedRow, 'status'>): void {
  if (status === 'ACTIVE') throw apiError.E0000102()
}
