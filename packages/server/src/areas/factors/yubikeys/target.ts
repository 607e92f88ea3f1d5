import type { Context } from '../../../operation/context.js'
import type { YubikeySeedRow } from '../../../store/tables/factors.js'
import { yubikeySeeds } from '../store.js'
import { mustExist } from './rules.js'

/** @throws E0000007 for an id that is no key's of this org */
export const seedNamed = async (ctx: Context, id: string): Promise<YubikeySeedRow> =>
  mustExist(await yubikeySeeds(ctx.db, ctx.org.id).find(id), id)
