/** Our own OpenAPI document, from what the operations declare of themselves. */
import { type ApiCode, apiErrors } from '@stuntdouble/catalogue'
import { toJsonSchema } from '@valibot/to-json-schema'
import type { Schema } from '../kernel/schema.js'
import type { Operation } from '../operation/operation.js'

type Json = Record<string, unknown>

/** `base`: where the server is reached. The format is OpenAPI 3.1 (spec.openapis.org). */
export function openApiOf(operations: readonly Operation[], base: string): Json {
  const paths: Record<string, Json> = {}
  for (const operation of operations) {
    const [method = '', path = ''] = operation.route.split(' ')
    paths[path] ??= {}
    Object.assign(paths[path], { [method.toLowerCase()]: described(operation, path) })
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Stuntdouble',
      version: '1',
      description: 'What this server answers, and every code it may refuse with.',
    },
    servers: [{ url: base }],
    paths,
    components: {
      securitySchemes: {
        apiToken: { type: 'apiKey', in: 'header', name: 'Authorization', description: '`SSWS` and an API token.' },
      },
      schemas: { Error: errorSchema },
    },
  }
}

const errorSchema: Json = {
  type: 'object',
  required: ['errorCode', 'errorSummary', 'errorLink', 'errorId', 'errorCauses'],
  properties: {
    errorCode: { type: 'string' },
    errorSummary: { type: 'string' },
    errorLink: { type: 'string' },
    errorId: { type: 'string' },
    errorCauses: { type: 'array', items: { type: 'object', properties: { errorSummary: { type: 'string' } } } },
  },
}

function described(operation: Operation, path: string): Json {
  const { id, input, scope } = operation
  const parameters = [
    ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    })),
    ...queryParameters(input?.query),
  ]
  return {
    operationId: id,
    ...(scope === undefined ? {} : { security: [{ apiToken: [] }], 'x-scope': scope }),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(input?.body === undefined
      ? {}
      : {
          requestBody: {
            required: input.bodyOptional !== true,
            content: Object.fromEntries(
              (operation.media?.reads ?? json).map((type) => [type, { schema: jsonSchemaOf(input.body) }]),
            ),
          },
        }),
    responses: { '2XX': { description: 'Done.' }, ...refusals(codesOf(operation)) },
  }
}

const json = ['application/json']

/** What is asked of a caller: the input of a schema, not what becomes of it. What JSON Schema cannot say is left open. */
function jsonSchemaOf(schema: Schema | undefined): Json {
  if (schema === undefined) return {}
  const { $schema: _, ...rest } = toJsonSchema(schema, { errorMode: 'ignore', typeMode: 'input' }) as Json
  return rest
}

function queryParameters(schema: Schema | undefined): Json[] {
  const { properties = {}, required = [] } = jsonSchemaOf(schema) as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema: property,
  }))
}

/** The operation's own refusals and those that any request of its kind may meet. */
function codesOf({ errors, input, scope, route, notAcceptable, readsOnly }: Operation): readonly ApiCode[] {
  const codes = new Set<ApiCode>(['E0000009', 'E0000022', 'E0000181', notAcceptable ?? 'E0000019', ...errors])
  if (!route.includes(' /stuntdouble/')) codes.add('E0000047')
  if (scope !== undefined) for (const code of ['E0000005', 'E0000006', 'E0000011'] as const) codes.add(code)
  if (input?.query !== undefined) codes.add('E0000037')
  if (input?.body !== undefined) for (const code of ['E0000003', 'E0000018', 'E0000021'] as const) codes.add(code)
  if (!route.startsWith('GET ') && readsOnly !== true) codes.add('E0000010')
  return [...codes].sort()
}

/** One answer for each status, with an example for each code that comes with it. */
function refusals(codes: readonly ApiCode[]): Json {
  const byStatus = new Map<number, ApiCode[]>()
  for (const code of codes) {
    const { status } = apiErrors[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, together]) => [
      String(status),
      {
        description: together.map((code) => `${code} ${apiErrors[code].title}`).join('; '),
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/Error' },
            examples: Object.fromEntries(together.map((code) => [code, { value: exampleOf(code) }])),
          },
        },
      },
    ]),
  )
}

/** As it travels; `{slots}` of the sentence stand open. */
const exampleOf = (code: ApiCode): Json => ({
  errorCode: code,
  errorSummary: apiErrors[code].summary,
  errorLink: code,
  errorId: 'oaeExampleOfAnErrorId000',
  errorCauses: [],
})
