/** The beginning and the end: name and password, and what comes when all is proven. */
import { useEffect, useState } from 'preact/hooks'
import { get, linkOf, Refused } from '../authn.js'
import { deviceToken } from '../device.js'
import { Field, Form, NameField, Quiet, Title } from '../parts.js'
import type { Settings, Start } from '../settings.js'
import { useStep } from '../step.js'

export function Primary() {
  const { say, settings, transaction, name, follow, restart } = useStep()
  const [isKnown] = useState(name.current !== '')
  // Whoever wanted a page has a transaction already, in which they say who they are.
  const next = linkOf(transaction._links, 'next') ?? { href: '/api/v1/authn' }
  const signIn = ({ username, password }: Readonly<Record<string, string>>) =>
    follow(next, {
      username,
      password,
      options: { multiOptionalFactorEnroll: true, warnBeforePasswordExpired: true },
      context: { deviceToken: deviceToken() },
    })
  return (
    <>
      <Title>{settings.orgName === '' ? say('signIn') : say('signInTo', { org: settings.orgName })}</Title>
      <Form button={say('signIn')} onSend={signIn}>
        <NameField isFirst={!isKnown} />
        <Field
          label={say('password')}
          name="password"
          type="password"
          autoComplete="current-password"
          isFirst={isKnown}
        />
      </Form>
      <nav aria-label={say('needHelp')}>
        <Quiet onClick={() => restart({ kind: 'forgot-password' })}>{say('forgotPassword')}</Quiet>
        <Quiet onClick={() => restart({ kind: 'unlock' })}>{say('unlockAccount')}</Quiet>
      </nav>
    </>
  )
}

/** The session token becomes a session where a cookie can be set; the server decides whether it follows `fromURI`. */
export function Success() {
  const { say, settings, transaction, restart } = useStep()
  const { sessionToken, recoveryType, _links } = transaction
  // A page that was wanted in the first place: the server knows which, and gives the browser its session on the way there.
  const wanted = linkOf(_links, 'next')
  const place = sessionToken === undefined ? wanted?.href : sessionFor(sessionToken, settings)
  useEffect(() => {
    // Whoever goes back from there does not come to a step that is over.
    if (place !== undefined) location.replace(place)
  }, [place])
  if (place !== undefined) return <Title>{say('goingOn')}</Title>
  return (
    <>
      <Title>{recoveryType === 'UNLOCK' ? say('unlocked') : say('signIn')}</Title>
      <Quiet onClick={() => restart()}>{say('backToSignIn')}</Quiet>
    </>
  )
}

function sessionFor(token: string, { fromURI = '/app/UserHome' }: Settings): string {
  const redirectUrl = new URL(fromURI, location.href).href
  return `/login/sessionCookieRedirect?${new URLSearchParams({ checkAccountSetupComplete: 'true', token, redirectUrl })}`
}

/** Where somebody lands who came for nothing else. */
export function Home() {
  const { say, restart, fail } = useStep()
  const [login, setLogin] = useState<string>()
  useEffect(() => {
    get('/api/v1/sessions/me').then(
      (session) => setLogin(String((session as { login?: string }).login ?? '')),
      (error) => (error instanceof Refused ? restart() : fail(error)),
    )
  }, [])
  if (login === undefined) return <Waiting />
  return (
    <>
      <Title>{say('signedInAs', { login })}</Title>
      <a class="main" href="/login/signout">
        {say('signOut')}
      </a>
    </>
  )
}

export function LinkOver() {
  const { say, restart } = useStep()
  return (
    <>
      <Title>{say('linkOver')}</Title>
      <p>{say('linkOverText')}</p>
      <nav>
        <Quiet onClick={() => restart({ kind: 'forgot-password' })}>{say('forgotPassword')}</Quiet>
        <Quiet onClick={() => restart()}>{say('backToSignIn')}</Quiet>
      </nav>
    </>
  )
}

/** `again`: what can be tried once more, where nobody answered. */
export function Waiting({ again }: { again?: Start | undefined }) {
  const { say, restart } = useStep()
  if (again === undefined) return <Title>{say('busy')}</Title>
  return (
    <>
      <Title>{say('beginAgain')}</Title>
      <Form button={say('tryAgain')} onSend={() => restart({ ...again })} />
    </>
  )
}
