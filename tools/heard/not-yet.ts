/** Codes whose endpoints are there and which nevertheless cannot happen yet, each with what is missing. */
import type { PendingApiCode } from '@stuntdouble/scenarios'

export const notYet: Partial<Record<PendingApiCode, string>> = {
  E0000023: 'No directory can be connected, so nobody’s profile has its source there. The rule waits in `areas/users`.',
  E0000054: 'The system log pages by cursor and says E0000029; SCIM lists, which still use it, are to come.',
  E0000063: 'Its pairs of parameters belong to the retired Events API and to group push, which is to come.',
  E0000075: 'It needs apps that push profiles.',
  E0000091: 'Role targets are to come; until then an assignment covers the whole org.',
  E0000100: 'Search reads the tables that hold the users: there is no index beside them that could be down alone.',
  E0000112:
    'Activation is complete when it is answered, since no app is provisioned in its course. The rule waits in `areas/users`.',
  E0000122: 'It is the answer of the OAuth client API, which is to come.',
  E0000152: 'Devices cannot be suspended yet: their API is to come.',
  E0000153: 'Devices cannot be deleted yet: their API is to come.',
  E0000180: 'An enrollment of a device is there or it is gone; what suspends one is to come with the devices.',
  E0000192: 'Groups cannot be given roles yet.',
  E0000193: 'Groups cannot be given roles yet.',
  E0000194: 'Groups cannot be given roles yet, nor are groups imported from apps.',
  E0000195: 'Its operations, streams and governance, are to come.',
  E0000211: 'Groups cannot be given roles yet.',
  E0000230: 'Authenticators that are an identity provider’s are to come with the identity providers.',
  E0000245: 'It needs the org’s setting that a password is never asked for first, which is to come.',
  E0000249: 'An org has all its rules need from its first moment.',
  E0000253: 'A user type and its schema are made in one transaction: nobody meets one without the other.',
  E0000260: 'No org here is on the free plan that lapses when nobody signs in for 180 days.',
  E0000261:
    'A unique index keeps to one primary; only a damaged database has two, and no caller can damage it. The rule is tested in `areas/users/linked-objects`.',
  E0000264:
    'It is E0000226 in an org that could enter a provider under `/api/v1/telephony-providers`, which is to come.',
  E0000265: 'A device is registered in one transaction, which uses its token up: the second of two hears E0000011.',
}
