import { created } from '../../kernel/reply.js'
import { operation } from '../../operation/operation.js'
import { type House, scope } from '../house.js'
import { readRows, type Snapshots } from '../snapshots.js'

/** Remembers the org as it is, in memory, for `restoreSnapshot`. */
export const takeSnapshot = ({ runner }: House, snapshots: Snapshots) =>
  operation({
    id: 'takeSnapshot',
    route: 'POST /stuntdouble/api/snapshots',
    scope,
    errors: [],
    readsOnly: true,
    async run(ctx) {
      const id = ctx.ids.request()
      snapshots.keep(ctx.org.id, id, await readRows(runner.store, ctx.org.id))
      return created({ id })
    },
  })
