/** A kind of people, with a profile schema of its own. */
import type { RowOf } from '../../store/database.js'

export type UserType = RowOf<'user_types'>
