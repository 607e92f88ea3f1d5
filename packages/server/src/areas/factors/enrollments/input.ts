/** What may be asked of enrollments, and the shape of a phone as it is sent. */
import { filled, object, optional, text } from '../../../kernel/schema.js'

export const disclosureQuery = object({ discloseIdentifiers: optional(text()) })

/** Whether a phone's number is shown whole. */
export const disclosesPhones = (asked: string | undefined): boolean =>
  asked?.split(',').some((name) => name.trim().toLowerCase() === 'phone') ?? false

export const phoneBody = object({ authenticatorId: filled(), profile: object({ phoneNumber: filled() }) })
