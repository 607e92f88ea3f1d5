/** Which schema or linked object the path names. */
import type { Context } from '../../operation/context.js'
import type { StoredSchema } from './model.js'
import { mustBeALinkedObject, mustBeASchema } from './rules.js'
import { linkedObjects, schemas } from './store.js'

/** The schema of a user type: by its id, or `default`. */
export const userSchemaNamed = async (ctx: Context, asked: string): Promise<StoredSchema> =>
  mustBeASchema(await schemas(ctx.db, ctx.org.id).findForUsers(asked), asked)

/** The one schema of groups. */
export const groupSchema = async (ctx: Context): Promise<StoredSchema> =>
  mustBeASchema(await schemas(ctx.db, ctx.org.id).findForGroups(), 'default')

/** A linked object's definition, by the name of either end. */
export const linkedObjectNamed = async (ctx: Context, asked: string) =>
  mustBeALinkedObject(await linkedObjects(ctx.db, ctx.org.id).find(asked), asked)
