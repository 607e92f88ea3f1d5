/** Profile schemas: which attributes people and groups have, and which relationships there are between people. */
import type { Context } from '../../operation/context.js'
import type { Room } from '../../operation/operation.js'
import { createLinkedObjectDefinition } from './operations/create-linked-object-definition.js'
import { deleteLinkedObjectDefinition } from './operations/delete-linked-object-definition.js'
import { getGroupSchema } from './operations/get-group-schema.js'
import { getLinkedObjectDefinition } from './operations/get-linked-object-definition.js'
import { getUserSchema } from './operations/get-user-schema.js'
import { listLinkedObjectDefinitions } from './operations/list-linked-object-definitions.js'
import { updateGroupSchema } from './operations/update-group-schema.js'
import { updateUserProfile } from './operations/update-user-profile.js'
import { schemas } from './store.js'

export type { Attribute, AttributeType, Mutability, ProfileSchema, SelfPermission } from './model.js'
export { isOfType, profileProblems } from './profile-problems.js'
export { groupSchemaOf, userSchemaOf, userSchemas } from './store.js'
export { linkedObjectNamed } from './target.js'

/** A user type's schema begins as that of the default type is now; the first of an org as the base that every org has. */
export async function foundUserSchema(ctx: Context, typeId: string, schemaId: string): Promise<void> {
  const rows = schemas(ctx.db, ctx.org.id)
  const { custom, base } = (await rows.findForUsers('default'))?.definition ?? {}
  const definition = { ...(custom === undefined ? {} : { custom }), ...(base === undefined ? {} : { base }) }
  await rows.insert({ id: schemaId, typeId, created: ctx.now, definition })
}

export const deleteUserSchema = async (ctx: Context, typeId: string): Promise<void> => {
  await schemas(ctx.db, ctx.org.id).delete(typeId)
}

export const schemasRoom = (): Room => ({
  operations: [
    getUserSchema,
    updateUserProfile,
    getGroupSchema,
    updateGroupSchema,
    listLinkedObjectDefinitions,
    createLinkedObjectDefinition,
    getLinkedObjectDefinition,
    deleteLinkedObjectDefinition,
  ],
  async founding(ctx) {
    const id = ctx.ids.next('schema')
    await schemas(ctx.db, ctx.org.id).insert({ id, typeId: '', created: ctx.now, definition: {} })
  },
})
