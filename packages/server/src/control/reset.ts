/** An org begins anew: the same id and hosts, and nothing that happened since its first start. */
import type { Org } from '../access/org.js'
import { bareOf, nobody } from '../operation/bare.js'
import type { RequestFacts } from '../operation/context.js'
import { write } from '../operation/runner.js'
import { type FoundedWith, foundAs } from './founding.js'
import type { House } from './house.js'
import { everyRow, orgRows } from './store.js'

/** Whatever becomes of the founder's first token, `token` is the administrator's afterwards. */
export async function foundAgain(house: House, org: Org, request: RequestFacts, token: string): Promise<void> {
  const { runner, ports, rooms, idsOf, traces, upstreams, forgetRates, createToken } = house
  await traces.flush()
  const bare = bareOf(ports, idsOf(org.idEnding), org, nobody, request, ports.clock.now())
  await write(runner, bare, [], async (ctx) => {
    const row = await orgRows(ctx.db).get(org.id)
    const founding = JSON.parse(row.founding) as FoundedWith
    await everyRow(ctx.db, org.id).remove({ traces: true })
    const { adminId } = await foundAs(rooms, ctx, ctx.ids, org.id, founding, [], row.position)
    if (founding.token?.hash !== ctx.digest.sha256(token)) {
      await createToken(ctx, { userId: adminId, name: 'administrator', token })
    }
  })
  upstreams.reset(org.id)
  forgetRates(org.id)
}
