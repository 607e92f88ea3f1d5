/** What is sent of an owner, and what may be asked of owners. */

import type { Askable } from '../../../kernel/filter/index.js'
import { filled, object, oneOf, optional, text } from '../../../kernel/schema.js'

export const ownerBody = object({ id: filled(), type: oneOf('USER', 'GROUP') })

export const listQuery = object({ search: optional(text()), after: optional(text()), limit: optional(text()) })

export const searchable: Askable = { type: { type: 'string', operators: ['eq'] } }
