import { ok } from '../../kernel/reply.js'
import { operation } from '../../operation/operation.js'
import { type House, scope } from '../house.js'
import { mustExist } from '../rules.js'
import { replaceRows, type Snapshots } from '../snapshots.js'

/** The org as it was, its clock included. May be done again and again. */
export const restoreSnapshot = ({ runner, forgetRates }: House, snapshots: Snapshots) =>
  operation({
    id: 'restoreSnapshot',
    route: 'POST /stuntdouble/api/snapshots/{id}/restore',
    scope,
    errors: ['E0000007'],
    readsOnly: true,
    async run(ctx, { path }) {
      const rows = mustExist(snapshots.find(ctx.org.id, path.id), path.id, 'Snapshot')
      await replaceRows(runner.store, ctx.org.id, rows)
      forgetRates(ctx.org.id)
      return ok({ id: path.id })
    },
  })
