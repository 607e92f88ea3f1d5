/** Codes whose endpoints are there and which nevertheless cannot happen yet, each with what is missing. */
import type { PendingApiCode } from '@stuntdouble/scenarios'

export const notYet: Partial<Record<PendingApiCode, string>> = {}
