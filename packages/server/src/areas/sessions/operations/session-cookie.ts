import { object, optional, text } from '../../../kernel/schema.js'
import { operation } from '../../../operation/operation.js'
import { beginSession, takeSessionToken } from '../lifecycle.js'

/** A picture of one transparent point (GIF89a). */
const point = Uint8Array.from(
  [
    [0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 0, 0, 0],
    [0x21, 0xf9, 4, 1, 0, 0, 0, 0, 0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b],
  ].flat(),
)

/** What `cookieTokenUrl` names: an older page shows it as a picture, and the browser has its session. */
export const sessionCookie = operation({
  id: 'sessionCookie',
  route: 'GET /login/sessionCookie',
  readsOnly: false,
  media: { answers: ['image/gif'] },
  input: { query: object({ token: optional(text()) }) },
  errors: [],
  async run(ctx, { query: { token } }) {
    const signIn = token === undefined ? undefined : await takeSessionToken(ctx, token)
    const cookie = signIn === undefined ? {} : { 'set-cookie': (await beginSession(ctx, signIn)).cookie }
    return { status: 200, body: point, headers: { 'content-type': 'image/gif', ...cookie } }
  },
})
