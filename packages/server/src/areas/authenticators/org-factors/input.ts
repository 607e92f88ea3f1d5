/** What the list of factors may be asked for. */
import type { Askable } from '../../../kernel/filter/index.js'
import { object, optional, text } from '../../../kernel/schema.js'

export const listQuery = object({ filter: optional(text()) })

export const askable: Askable = { status: { type: 'string', operators: ['eq'] } }
