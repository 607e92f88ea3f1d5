/** The beginning and the end: name and password, and what comes when all is proven. */
import { useEffect, useState } from 'preact/hooks'
import { get, post } from '../authn.js'
import { deviceToken } from '../device.js'
import { Field, Form, Quiet, Title } from '../parts.js'
import { useStep } from '../step.js'

export function Primary() {
  const { say, settings, go, restart } = useStep()
  const signIn = ({ username, password }: Readonly<Record<string, string>>) =>
    go(() =>
      post('/api/v1/authn', {
        username,
        password,
        options: { multiOptionalFactorEnroll: true, warnBeforePasswordExpired: true },
        context: { deviceToken: deviceToken() },
      }),
    )
  // Whoever comes here comes to type.
  useEffect(() => document.querySelector('input')?.focus(), [])
  return (
    <>
      <Title>{settings.orgName === '' ? say('signIn') : say('signInTo', { org: settings.orgName })}</Title>
      <Form button={say('signIn')} onSend={signIn}>
        <Field label={say('username')} name="username" autoComplete="username" />
        <Field label={say('password')} name="password" type="password" autoComplete="current-password" />
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
  const { sessionToken, recoveryType } = transaction
  useEffect(() => {
    if (sessionToken === undefined) return
    const query = new URLSearchParams({
      checkAccountSetupComplete: 'true',
      token: sessionToken,
      redirectUrl: new URL(settings.fromURI ?? '/app/UserHome', location.href).href,
    })
    location.assign(`/login/sessionCookieRedirect?${query}`)
  }, [sessionToken, settings])
  if (sessionToken !== undefined) return <Title>{say('goingOn')}</Title>
  return (
    <>
      <Title>{recoveryType === 'UNLOCK' ? say('unlocked') : say('signIn')}</Title>
      <Quiet onClick={() => restart()}>{say('backToSignIn')}</Quiet>
    </>
  )
}

/** Where somebody lands who came for nothing else. */
export function Home() {
  const { say, restart } = useStep()
  const [login, setLogin] = useState<string>()
  useEffect(() => {
    get('/api/v1/sessions/me').then(
      (session) => setLogin(String((session as { login?: string }).login ?? '')),
      () => restart(),
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

export function Waiting() {
  const { say } = useStep()
  return <Title>{say('busy')}</Title>
}
