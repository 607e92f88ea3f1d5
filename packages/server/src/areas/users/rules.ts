/** What must be true of people, and what is said when it is not. */
import { apiError } from '@stuntdouble/catalogue'
import type { User } from './model.js'

/** Logins are one where they differ only in case or diacritics. */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()

export function mustExist(user: User | undefined, asked: string): User {
  if (user === undefined) throw apiError.E0000007({ resource: `Resource not found: ${asked} (User)` })
  return user
}
