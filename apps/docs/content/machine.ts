/** The reference for programs: the catalogue as JSON, a schema of the error object, and a map of the site in Markdown. */
import { type Entry, entries } from './entries.js'
import { exampleResponse } from './example.js'

/** `catalogue.json`: every error with what is known of it. */
export const catalogueJson = (): string =>
  JSON.stringify(
    entries.map(({ name, path, listing, explanation, causes, kind, retry, endpoints, scenario }) => ({
      name,
      page: `/errors/${path}`,
      ...listing,
      ...explanation,
      causes,
      ...(kind === undefined ? {} : { kind }),
      retry: retry.retry,
      ...(retry.waitMs === undefined ? {} : { waitMs: retry.waitMs }),
      endpoints,
      ...(scenario === undefined ? {} : { scenario: toldOf(scenario) }),
      example: exampleResponse(listing),
    })),
    null,
    1,
  )

const toldOf = ({ why, fix, needs, pipeline }: NonNullable<Entry['scenario']>) => ({
  why,
  fix,
  needs,
  ...(pipeline === undefined ? {} : { pipeline }),
})

/** `error.schema.json`: the error object of either family (JSON Schema 2020-12). */
export function errorSchema(): string {
  const codes = entries.flatMap(({ listing }) => (listing.family === 'api' ? [listing.code] : []))
  const wireErrors = [
    ...new Set(entries.flatMap(({ listing }) => (listing.family === 'oauth' ? [listing.error] : []))),
  ].sort()
  const text = (description: string) => ({ type: 'string', description })
  return JSON.stringify(
    {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'An error of the Okta API',
      oneOf: [{ $ref: '#/$defs/apiError' }, { $ref: '#/$defs/oauthError' }],
      $defs: {
        apiError: {
          type: 'object',
          required: ['errorCode', 'errorSummary', 'errorLink', 'errorId', 'errorCauses'],
          properties: {
            errorCode: {
              description: 'What kind of error it is: a code of the list, or the error of an OAuth condition.',
              anyOf: [{ enum: codes }, { enum: wireErrors }, { type: 'string', pattern: '^E0[0-9]{6}$' }],
            },
            errorSummary: text('What went wrong; slots of the sentence are filled with values of this request.'),
            errorLink: text('Equals the code.'),
            errorId: { ...text('Names this one answer.'), pattern: '^(oae|sample)?[A-Za-z0-9_-]+$' },
            errorCauses: {
              type: 'array',
              items: {
                type: 'object',
                required: ['errorSummary'],
                properties: {
                  errorSummary: text('One rule that was broken; begins with the field where it is about one.'),
                  reason: { type: 'string' },
                  locationType: { type: 'string' },
                  location: { type: 'string' },
                  domain: { type: 'string' },
                },
              },
            },
          },
        },
        oauthError: {
          type: 'object',
          required: ['error'],
          properties: {
            error: {
              description: 'RFC 6749 section 5.2 and its extensions.',
              anyOf: [{ enum: wireErrors }, { type: 'string' }],
            },
            error_description: text('What went wrong.'),
          },
        },
      },
    },
    null,
    2,
  )
}

/** `llms.txt`: what is here and where, in Markdown. */
export function llmsText(): string {
  const line = ({ name, path, listing }: Entry) =>
    `- [${name}](/errors/${path}.md): ${listing.status}, ${listing.title}`
  const family = (wanted: 'api' | 'oauth') =>
    entries
      .filter(({ listing }) => listing.family === wanted)
      .map(line)
      .join('\n')
  return `# Okta API Error Codes

> Every error that the Okta API returns: what it means, when it happens, what it looks like on the wire, and what to do.

- [All errors in one table](/errors/index.md)
- [All errors as JSON](/errors/catalogue.json)
- [JSON Schema of the error object](/errors/error.schema.json)

## API errors

${family('api')}

## OAuth errors

${family('oauth')}
`
}
