/** What is sent to make or change a person, and to list people. */
import { flag, list, nullable, type Output, object, oneOf, optional, record, text } from '../../kernel/schema.js'
import { credentialsBody } from './credentials/input.js'

const common = {
  profile: nullable(record()),
  credentials: nullable(credentialsBody),
  type: nullable(object({ id: optional(text()) })),
  realmId: nullable(text()),
}

export const newUser = object({ ...common, groupIds: nullable(list(text())) })

export const changedUser = object(common)
export type ChangedUser = Output<typeof changedUser>

export const creation = object({
  activate: flag(true),
  provider: flag(false),
  nextLogin: optional(oneOf('changePassword')),
})

export const change = object({ strict: flag(false) })

export const listing = object({
  after: optional(text()),
  limit: optional(text()),
  q: optional(text()),
  filter: optional(text()),
  search: optional(text()),
  sortBy: optional(text()),
  sortOrder: optional(text()),
})
export type Listing = Output<typeof listing>
