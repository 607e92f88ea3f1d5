/** A request and its answer as plain data: what `app.ts` is a function of. Sockets stay at the rim. */

export type Call = {
  method: string
  /** Path and query as they stood in the request line. */
  uri: string
  /** Names in lower case; a header sent twice is joined as Node joins it. */
  headers: Readonly<Record<string, string | undefined>>
  /** Absent for none; `'too-large'` where the rim stopped reading. */
  body: Uint8Array | 'too-large' | undefined
  ip: string
  scheme: 'http' | 'https'
}

export type Answer = {
  status: number
  /** Names and values in turn, as the rim writes them; a name may come more than once. */
  headers: string[]
  body: string | Uint8Array | undefined
}
