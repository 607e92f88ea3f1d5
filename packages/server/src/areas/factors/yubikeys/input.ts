import { filled, flag, object, oneOf, optional, text } from '../../../kernel/schema.js'

/** What a list may be sorted by. */
export const sortable = [
  'profile.email',
  'profile.serial',
  'activated',
  'user.id',
  'created',
  'status',
  'lastVerified',
] as const

export type Sortable = (typeof sortable)[number]

export const listQuery = object({
  after: optional(text()),
  limit: optional(text()),
  filter: optional(text()),
  sortBy: optional(oneOf(...sortable)),
  sortOrder: optional(oneOf('ASC', 'DESC')),
  expand: optional(text()),
  forDownload: flag(false),
})

/** As the programming tool of the keys writes them. */
export const seedBody = object({
  serialNumber: filled(),
  publicId: filled(),
  privateId: filled(),
  aesKey: filled(),
})
