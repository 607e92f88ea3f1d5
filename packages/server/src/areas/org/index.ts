/** The org itself: settings, contacts, metadata, and the making of further orgs. */
import type { Room } from '../../operation/operation.js'
import { forgetContact, makeContacts } from './lifecycle.js'
import type { FoundOrg, OpenDoor, UserNamed } from './model.js'
import { createChildOrg } from './operations/create-child-org.js'
import { extendOktaSupport } from './operations/extend-okta-support.js'
import { getOktaCommunicationSettings } from './operations/get-okta-communication-settings.js'
import { getOrgContactUser } from './operations/get-org-contact-user.js'
import { getOrgOktaSupportSettings } from './operations/get-org-okta-support-settings.js'
import { getOrgPreferences } from './operations/get-org-preferences.js'
import { getOrgSettings } from './operations/get-org-settings.js'
import { getWellknownOrgMetadata } from './operations/get-wellknown-org-metadata.js'
import { grantOktaSupport } from './operations/grant-okta-support.js'
import { listOrgContactTypes } from './operations/list-org-contact-types.js'
import { optInUsersToOktaCommunicationEmails } from './operations/opt-in-users-to-okta-communication-emails.js'
import { optOutUsersFromOktaCommunicationEmails } from './operations/opt-out-users-from-okta-communication-emails.js'
import { replaceOrgContactUser } from './operations/replace-org-contact-user.js'
import { replaceOrgSettings } from './operations/replace-org-settings.js'
import { revokeOktaSupport } from './operations/revoke-okta-support.js'
import { setOrgHideOktaUIFooter } from './operations/set-org-hide-okta-ui-footer.js'
import { setOrgShowOktaUIFooter } from './operations/set-org-show-okta-ui-footer.js'
import { updateOrgSettings } from './operations/update-org-settings.js'

export type { FoundOrg, OpenDoor, OrgOrder, UserNamed } from './model.js'
export { orgs } from './store.js'

export type OrgRoomNeeds = {
  /** Makes a further org within a transaction. */
  foundOrg: FoundOrg
  /** Finds a contact among the people, who live in a higher room. */
  userNamed: UserNamed
  /** Absent where a process has no door to give, and orgs are told apart by host alone. */
  openDoor?: OpenDoor | undefined
}

export const orgRoom = ({ foundOrg, userNamed, openDoor }: OrgRoomNeeds): Room => ({
  operations: [
    getOrgSettings,
    updateOrgSettings,
    replaceOrgSettings,
    listOrgContactTypes,
    getOrgContactUser,
    replaceOrgContactUser(userNamed),
    getOrgPreferences,
    setOrgHideOktaUIFooter,
    setOrgShowOktaUIFooter,
    getOktaCommunicationSettings,
    optInUsersToOktaCommunicationEmails,
    optOutUsersFromOktaCommunicationEmails,
    getOrgOktaSupportSettings,
    grantOktaSupport,
    extendOktaSupport,
    revokeOktaSupport,
    getWellknownOrgMetadata,
    createChildOrg(foundOrg, openDoor),
  ],
  founding: (ctx, { admin }) => makeContacts(ctx, admin.id),
  subscribers: [
    {
      on: ['user.lifecycle.delete.initiated'],
      async run(ctx, { targets = [] }) {
        for (const { type, id } of targets) if (type === 'User') await forgetContact(ctx, id)
      },
    },
  ],
})
