/** The shape of what is sent to make or change a user type. */
import { filled, nullable, object, optional, text } from '../../kernel/schema.js'

export const newUserType = object({ name: filled(), displayName: filled(), description: nullable(text()) })

/** What is left out stays; a name may be sent back, but not changed. */
export const userTypeChange = object({
  name: optional(text()),
  displayName: optional(filled()),
  description: nullable(text()),
})

export const userTypeReplacement = object({ name: filled(), displayName: filled(), description: text() })
