/** How a user type comes to be, changes and ends. Its schema comes and ends in the same transaction, so it is never half made. */
import type { EventType } from '../../journal/events.js'
import type { Context } from '../../operation/context.js'
import { deleteUserSchema, foundUserSchema } from '../schemas/index.js'
import type { UserType } from './model.js'
import { userTypes } from './store.js'

export async function createType(
  ctx: Context,
  { name, displayName, description }: { name: string; displayName: string; description: string | null },
  { isDefault, by }: { isDefault: boolean; by: string },
): Promise<UserType> {
  const id = ctx.ids.next('userType')
  const type: UserType = {
    id,
    org_id: ctx.org.id,
    // Okta's ids of a type and of its schema differ in their prefix alone.
    schema_id: `osc${id.slice(3)}`,
    name,
    display_name: displayName,
    description,
    is_default: isDefault ? 1 : 0,
    created: ctx.now,
    last_updated: ctx.now,
    created_by: by,
    last_updated_by: by,
  }
  await foundUserSchema(ctx, id, type.schema_id)
  await userTypes(ctx.db, ctx.org.id).insert(type)
  record(ctx, 'user.type.create', type)
  return type
}

export async function changeType(
  ctx: Context,
  type: UserType,
  { displayName, description }: { displayName: string; description: string | null },
): Promise<UserType> {
  const changed: UserType = {
    ...type,
    display_name: displayName,
    description,
    last_updated: ctx.now,
    last_updated_by: ctx.caller.userId,
  }
  await userTypes(ctx.db, ctx.org.id).update(changed)
  record(ctx, 'user.type.update', changed)
  return changed
}

export async function deleteType(ctx: Context, type: UserType): Promise<void> {
  await deleteUserSchema(ctx, type.id)
  await userTypes(ctx.db, ctx.org.id).delete(type.id)
  record(ctx, 'user.type.delete', type)
}

const record = (ctx: Context, type: EventType, { id, name, display_name }: UserType) =>
  ctx.journal.record({ type, targets: [{ id, type: 'UserType', alternateId: name, displayName: display_name }] })
