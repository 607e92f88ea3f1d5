import { ok } from '../../kernel/reply.js'
import { operation } from '../../operation/operation.js'
import { scope } from '../house.js'
import { orgRows } from '../store.js'
import { orgView } from '../view.js'

/** The orgs of this server, for the administrator of the first, who runs it; any other sees their own. */
export const listOrgs = operation({
  id: 'listOrgs',
  route: 'GET /stuntdouble/api/orgs',
  scope,
  errors: [],
  async run(ctx) {
    const rows = await orgRows(ctx.db).all()
    const seen = rows[0]?.id === ctx.org.id ? rows : rows.filter(({ id }) => id === ctx.org.id)
    return ok(
      await Promise.all(
        seen.map(async (row) =>
          orgView(
            row,
            (await orgRows(ctx.db).hosts(row.id)).map(({ host }) => host),
          ),
        ),
      ),
    )
  },
})
