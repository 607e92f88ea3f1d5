import { ok } from '../../kernel/reply.js'
import { operation } from '../../operation/operation.js'
import { type House, scope } from '../house.js'
import { behaviour } from '../input.js'
import { mustBeAnUpstream, mustBeOfThatUpstream } from '../rules.js'
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
    async run(ctx, { body, target }) {
      const { behaves, ...more } = body
      const given = Object.entries(more).filter(([, value]) => value !== undefined)
      const wanted: Behaviour = { behaves, ...Object.fromEntries(given) }
      mustBeOfThatUpstream(target, wanted)
      upstreams.set(ctx.org.id, target, wanted)
      return ok(wanted)
    },
  })
