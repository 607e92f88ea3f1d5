/** What the path of a device's request names. */
import { authenticatorFor } from '../areas/authenticators/index.js'
import type { Context } from '../operation/context.js'
import { mustExist } from './rules.js'

/** Devices hold one authenticator, Okta Verify. @throws E0000007 */
export async function oktaVerify(ctx: Context, asked: string): Promise<string> {
  const { id } = (await authenticatorFor(ctx, 'okta_verify')) ?? {}
  return mustExist(id === asked ? id : undefined, asked, 'Authenticator')
}
