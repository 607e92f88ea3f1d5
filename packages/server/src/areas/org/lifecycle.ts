/** How an org's settings change. */
import type { Context } from '../../operation/context.js'
import { contactTypes, type OrgRecord, type Settings } from './model.js'
import { orgs } from './store.js'

/** Writes the org with what has changed, and says so in the log. */
export async function changeOrg(ctx: Context, changed: { name?: string; settings?: Settings }): Promise<OrgRecord> {
  const rows = orgs(ctx.db)
  const before = await rows.get(ctx.org.id)
  const after: OrgRecord = {
    ...before,
    name: changed.name ?? before.name,
    settings: { ...before.settings, ...changed.settings },
    lastUpdated: ctx.now,
  }
  await rows.update(after)
  ctx.journal.record({
    type: 'org.settings.update',
    targets: [{ id: after.id, type: 'Org', alternateId: after.subdomain, displayName: after.name }],
  })
  return after
}

/** Whoever founds an org is whom Okta writes to. */
export async function makeContacts(ctx: Context, userId: string): Promise<void> {
  const rows = orgs(ctx.db)
  const org = await rows.get(ctx.org.id)
  await rows.update({ ...org, settings: { ...org.settings, contacts: { BILLING: userId, TECHNICAL: userId } } })
}

/** Nobody can write to who is gone. */
export async function forgetContact(ctx: Context, userId: string): Promise<void> {
  const rows = orgs(ctx.db)
  const org = await rows.get(ctx.org.id)
  const contacts = { ...org.settings.contacts }
  const leaving = contactTypes.filter((type) => contacts[type] === userId)
  if (leaving.length === 0) return
  for (const type of leaving) delete contacts[type]
  await rows.update({ ...org, settings: { ...org.settings, contacts } })
}

/** The host of its own under which an org says that it can be found. */
export async function setCustomDomain(ctx: Context, orgId: string, customDomain: string): Promise<void> {
  const rows = orgs(ctx.db)
  const org = await rows.get(orgId)
  await rows.update({ ...org, settings: { ...org.settings, customDomain } })
}
