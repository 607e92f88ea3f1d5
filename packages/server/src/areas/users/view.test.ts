import { expect, test } from 'vitest'
import type { User } from './model.js'
import { listedUserText, omittedBy, userText } from './view.js'

const profile = {
  firstName: 'Ada "the \\first"',
  lastName: 'Lovelace',
  mobilePhone: null,
  secondEmail: 'two@example.com',
  login: 'ada@example.com',
  email: 'ada@example.com',
}
const ada: User = {
  id: '00u1',
  org_id: '00o1',
  type_id: 'oty1',
  status: 'ACTIVE',
  transitioning_to_status: null,
  created: '2026-01-15T12:00:00.000Z',
  activated: null,
  status_changed: null,
  last_login: null,
  last_updated: '2026-01-15T12:00:00.000Z',
  password_changed: null,
  login_key: '',
  short_login_key: '',
  email_key: '',
  first_name_key: '',
  last_name_key: '',
  profile: JSON.stringify(profile),
  provider_type: 'OKTA',
  provider_name: 'OKTA',
  password_hash: 'hash',
  recovery_question: 'Say "friend"?',
  recovery_answer_hash: 'hash',
  failed_attempts: 0,
  locked_at: null,
  realm_id: null,
  schema_id: 'osc1',
}
const shown = (user: User, contentType?: string) =>
  JSON.parse(userText(user, 'https://org.example', omittedBy(contentType)))

test('members and links come in the order that was recorded', () => {
  const user = shown(ada)
  expect(Object.keys(user).join()).toBe(
    'id,status,created,activated,statusChanged,lastLogin,lastUpdated,passwordChanged,type,profile,credentials,_links',
  )
  expect(Object.keys(user.credentials).join()).toBe('password,emails,recovery_question,provider')
  expect(Object.keys(user._links).join()).toBe(
    'suspend,schema,resetPassword,forgotPassword,expirePassword,changeRecoveryQuestion,self,resetFactors,type,changePassword,deactivate',
  )
  expect(Object.keys(shown({ ...ada, status: 'STAGED' })._links).join()).toBe('schema,activate,self,resetFactors,type')
  expect(Object.keys(shown({ ...ada, status: 'SUSPENDED' })._links).join()).toBe(
    'schema,unsuspend,self,resetFactors,type,deactivate',
  )
})

test('what people typed comes back as they typed it', () => {
  const user = shown(ada)
  expect(user.profile).toEqual(profile)
  expect(user.credentials.recovery_question.question).toBe('Say "friend"?')
  expect(user.credentials.emails).toEqual([
    { value: 'ada@example.com', status: 'VERIFIED', type: 'PRIMARY' },
    { value: 'two@example.com', status: 'VERIFIED', type: 'SECONDARY' },
  ])
})

test('a hash or an answer is never shown', () => {
  expect(userText(ada, '')).not.toContain('hash')
})

test('a listed user has the link to self alone', () => {
  expect(Object.keys(JSON.parse(listedUserText(ada, ''))._links)).toEqual(['self'])
})

test('credentials and their links are left out for whoever can do without', () => {
  const user = shown(ada, 'application/json; okta-response=omitCredentials,omitCredentialsLinks')
  expect(user.credentials).toBeUndefined()
  expect(Object.keys(user._links).join()).toBe('suspend,schema,expirePassword,self,type,deactivate')
  const moving = { ...ada, transitioning_to_status: 'ACTIVE' }
  expect(shown(moving).transitioningToStatus).toBe('ACTIVE')
  expect(
    shown(moving, 'application/json; okta-response="omitCredentials, omitTransitioningToStatus"').transitioningToStatus,
  ).toBeUndefined()
})
