/**
 * Telephone numbers. What is known of the numbering plans of the world is a third of a megabyte: it is loaded when the
 * first number is looked at, and always before a transaction.
 */
import type { PhoneNumber } from 'libphonenumber-js/max'

/** A number as people write it; one that names no country is taken for one of the United States. */
export async function numberIn(text: unknown): Promise<PhoneNumber | undefined> {
  if (typeof text !== 'string') return undefined
  const { parsePhoneNumberFromString } = await import('libphonenumber-js/max')
  return parsePhoneNumberFromString(text, 'US')
}

/**
 * Whether a number (E.164) lies outside of the United States and Canada. Much of the Caribbean shares +1 with the two.
 * Area codes of no country, as those of films, are nowhere else either.
 */
export async function isAbroad(number: string): Promise<boolean> {
  return !number.startsWith('+1') || !['US', 'CA', undefined].includes((await numberIn(number))?.country)
}
