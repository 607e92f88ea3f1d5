/** The template that a path names. */
import type { Context } from '../../operation/context.js'
import type { SmsTemplate } from './model.js'
import { mustBeTheOrgsOwn, mustExist } from './rules.js'
import { smsTemplates } from './store.js'

/** One that may be changed or taken away. */
export async function ownTemplate(ctx: Context, id: string): Promise<SmsTemplate> {
  mustBeTheOrgsOwn(id)
  return mustExist(await smsTemplates(ctx.db, ctx.org.id).find(id), id)
}
