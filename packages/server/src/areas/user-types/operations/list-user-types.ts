import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { userTypes } from '../store.js'
import { userTypeView } from '../view.js'

export const listUserTypes = operation({
  id: 'listUserTypes',
  route: 'GET /api/v1/meta/types/user',
  scope: 'okta.userTypes.read',
  errors: [],
  async run(ctx) {
    const types = await userTypes(ctx.db, ctx.org.id).list()
    return ok(types.map((type) => userTypeView(type, ctx.request.base)))
  },
})
