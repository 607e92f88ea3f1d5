/** The attributes that every org has, as recorded: 31 of people, 2 of groups. */
import type { PrintedAttribute, PrintedAttributes, SelfPermission } from './model.js'

const self = (action: SelfPermission) => ({ permissions: [{ principal: 'SELF', action }] })

const plain = { mutability: 'READ_WRITE', scope: 'NONE' } as const

const textOf = (title: string, action: SelfPermission): PrintedAttribute => ({
  title,
  type: 'string',
  ...plain,
  ...self(action),
})

const formatted = (title: string, format: string, action: SelfPermission): PrintedAttribute => ({
  title,
  type: 'string',
  format,
  ...plain,
  ...self(action),
})

const personName = (title: string): PrintedAttribute => ({
  title,
  type: 'string',
  required: true,
  ...plain,
  minLength: 1,
  maxLength: 50,
  ...self('READ_WRITE'),
})

const phone = (title: string, action: SelfPermission): PrintedAttribute => ({
  title,
  type: 'string',
  ...plain,
  maxLength: 100,
  ...self(action),
})

export const baseUserAttributes: PrintedAttributes = {
  login: {
    title: 'Username',
    type: 'string',
    required: true,
    ...plain,
    minLength: 5,
    maxLength: 100,
    ...self('READ_ONLY'),
  },
  firstName: personName('First name'),
  lastName: personName('Last name'),
  middleName: textOf('Middle name', 'READ_ONLY'),
  honorificPrefix: textOf('Honorific prefix', 'READ_ONLY'),
  honorificSuffix: textOf('Honorific suffix', 'READ_ONLY'),
  email: { title: 'Primary email', type: 'string', required: true, format: 'email', ...plain, ...self('READ_WRITE') },
  title: textOf('Title', 'READ_ONLY'),
  displayName: textOf('Display name', 'READ_ONLY'),
  nickName: textOf('Nickname', 'READ_ONLY'),
  profileUrl: formatted('Profile Url', 'uri', 'READ_ONLY'),
  secondEmail: formatted('Secondary email', 'email', 'READ_WRITE'),
  mobilePhone: phone('Mobile phone', 'READ_WRITE'),
  primaryPhone: phone('Primary phone', 'HIDE'),
  streetAddress: textOf('Street address', 'HIDE'),
  city: textOf('City', 'HIDE'),
  state: textOf('State', 'HIDE'),
  zipCode: textOf('Zip code', 'HIDE'),
  countryCode: formatted('Country code', 'country-code', 'HIDE'),
  postalAddress: textOf('Postal Address', 'HIDE'),
  preferredLanguage: formatted('Preferred language', 'language-code', 'READ_ONLY'),
  locale: formatted('Locale', 'locale', 'READ_ONLY'),
  timezone: formatted('Time zone', 'timezone', 'READ_ONLY'),
  userType: textOf('User type', 'READ_ONLY'),
  employeeNumber: textOf('Employee number', 'READ_ONLY'),
  costCenter: textOf('Cost center', 'READ_ONLY'),
  organization: textOf('Organization', 'READ_ONLY'),
  division: textOf('Division', 'READ_ONLY'),
  department: textOf('Department', 'READ_ONLY'),
  managerId: textOf('ManagerId', 'READ_ONLY'),
  manager: textOf('Manager', 'READ_ONLY'),
}

const master = { master: { type: 'PROFILE_MASTER' } }

export const baseGroupAttributes: PrintedAttributes = {
  name: {
    title: 'Name',
    description: 'Name',
    type: 'string',
    required: true,
    ...plain,
    maxLength: 255,
    ...self('READ_WRITE'),
    ...master,
  },
  description: {
    title: 'Description',
    description: 'Description',
    type: 'string',
    ...plain,
    maxLength: 1024,
    ...self('READ_WRITE'),
    ...master,
  },
}
