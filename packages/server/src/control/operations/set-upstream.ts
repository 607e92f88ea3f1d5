import { ok } from '../../kernel/reply.js'
import { operation } from '../../operation/operation.js'
import { type House, scope } from '../house.js'
import { behaviour } from '../input.js'
import { mustBeAnUpstream } from '../rules.js'
import type { Behaviour } from '../upstreams.js'

export const setUpstream = ({ upstreams }: House) =>
  operation({
    id: 'setUpstream',
    route: 'PUT /stuntdouble/api/upstreams/{name}',
    scope,
    input: { body: behaviour },
    errors: ['E0000001', 'E0000007'],
    readsOnly: true,
    async target(_, { path }) {
      return mustBeAnUpstream(path.name)
    },
    async run(ctx, { body: { behaves, delayMs }, target }) {
      const wanted: Behaviour = delayMs === undefined ? { behaves } : { behaves, delayMs }
      upstreams.set(ctx.org.id, target, wanted)
      return ok(wanted)
    },
  })
