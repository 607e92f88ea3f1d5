/** The kinds of factors that the house knows, by Okta's key. */
import type { AnyFactorKind, FactorKey } from '../model.js'

export const kinds: Partial<Record<FactorKey, AnyFactorKind>> = {}
