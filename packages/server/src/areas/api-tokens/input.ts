/** What may be said about a token. */
import { filled, list, nullable, type Output, object, text } from '../../kernel/schema.js'

export const tokenUpdate = object({
  name: nullable(filled(255)),
  network: nullable(
    object({
      connection: nullable(text()),
      include: nullable(list(text())),
      exclude: nullable(list(text())),
    }),
  ),
})

export type TokenUpdate = Output<typeof tokenUpdate>
