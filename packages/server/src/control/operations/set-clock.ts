import { orgOf } from '../../access/org.js'
import { ok } from '../../kernel/reply.js'
import { later } from '../../kernel/time.js'
import { operation } from '../../operation/operation.js'
import { orgClock } from '../../ports/index.js'
import { type House, scope } from '../house.js'
import { clockSetting } from '../input.js'
import * as must from '../rules.js'
import { orgRows } from '../store.js'
import { clockView } from '../view.js'

/** The clock in its new place; what fell due on the way is done before the answer. It writes before its jobs do. */
export const setClock = ({ runner, worker, ports }: House) =>
  operation({
    id: 'setClock',
    route: 'PUT /stuntdouble/api/clock',
    scope,
    input: { body: clockSetting },
    errors: ['E0000001'],
    readsOnly: true,
    async run(ctx, { body }) {
      must.mustSayWhatToDoWithTheClock(body)
      const org = await runner.store.transaction(async (db) => {
        const { clock } = orgOf(await orgRows(db).get(ctx.org.id))
        const from = orgClock(ports.clock, clock).now()
        const field = body.now === undefined ? 'advance' : 'now'
        const to =
          body.now !== undefined
            ? must.mustBeATime('now', body.now)
            : later(from, body.advance === undefined ? 0 : must.mustBeADuration('advance', body.advance))
        must.mustNotGoBack(field, to, from)
        must.mustStayWithinTheCalendar(field, to)
        const frozen = body.frozen ?? clock.frozenAt !== null
        const offsetMs = to.getTime() - ports.clock.now().getTime()
        await orgRows(db).setClock(ctx.org.id, offsetMs, frozen ? to.toISOString() : null)
        return orgOf(await orgRows(db).get(ctx.org.id))
      })
      // The clock stands now, whatever becomes of the jobs: a refusal would have it moved twice. They are asked again.
      await worker.work(ctx.org.id).catch(() => {})
      return ok(clockView(org, orgClock(ports.clock, org.clock).now()))
    },
  })
