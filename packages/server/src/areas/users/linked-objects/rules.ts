/** What must be true of the links between people, and what is said when it is not. */
import { apiError } from '@stuntdouble/catalogue'

/** Links are made and ended from their primary end: the associated name of a relationship is not its name here. */
export function mustBeThePrimaryName(primaryName: string, asked: string): void {
  if (asked !== primaryName) {
    throw apiError.E0000007({ resource: `Resource not found: ${asked} (LinkedObjectProperty)` })
  }
}

/** A unique index promises it; a database that was restored without its indexes does not. */
export function mustHaveOnePrimary(primaries: readonly string[], relationship: string): void {
  if (primaries.length > 1) throw apiError.E0000261({ linkedObject: relationship })
}
