/** Carries one request to the org and brings the answer back, both as text. */
export type Send = (request: {
  method: string
  path: string
  headers: Readonly<Record<string, string>>
  body: string | undefined
}) => Promise<{ status: number; headers: Readonly<Record<string, string>>; text: string | undefined }>
