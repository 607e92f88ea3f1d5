/** The table of templates for texts. */
import { compiled } from '../../store/compiled.js'
import type { Database } from '../../store/database.js'
import type { SmsTemplate } from './model.js'

const allOf = compiled((db, orgId: string) => db.selectFrom('sms_templates').selectAll().where('org_id', '=', orgId))

export const smsTemplates = (db: Database, orgId: string) => ({
  all: (): Promise<SmsTemplate[]> => allOf(db, orgId),
  async find(id: string): Promise<SmsTemplate | undefined> {
    return (await allOf(db, orgId)).find((template) => template.id === id)
  },
  insert: (template: SmsTemplate) => db.insertInto('sms_templates').values(template).execute(),
  update: ({ org_id, id, ...rest }: SmsTemplate) =>
    db.updateTable('sms_templates').set(rest).where('org_id', '=', org_id).where('id', '=', id).execute(),
  remove: (id: string) => db.deleteFrom('sms_templates').where('org_id', '=', orgId).where('id', '=', id).execute(),
})
