/** Plays a scenario once more, with Okta's SDK for Node.js making its last call over a socket. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import type { ApiScenario, Body, Caller, Exchange, OAuthScenario, Powers, World } from '@stuntdouble/scenarios'
import { listen } from '@stuntdouble/server/node'
import { type Lab, openLab } from '@stuntdouble/testkit'
import type { SdkRecord } from '../apps/docs/content/transcript.js'
import { methodsOf, programsFor, type SdkMethod } from './sdk-call.js'

type AnyScenario = ApiScenario | OAuthScenario
type Call = Parameters<Parameters<typeof listen>[0]>[0]
type Answer = Awaited<ReturnType<Parameters<typeof listen>[0]>>

/** What the SDK needs to know of a scenario that was played. */
export interface Played {
  readonly scenario: AnyScenario
  /** How many calls were made before the last one began, by the callers of its world. */
  readonly before: number
  /** The last call as it was sent, secrets and all, and as it is shown. */
  readonly sent: Exchange
  readonly shown: Exchange
}

const packageName = '@okta/okta-sdk-nodejs'
const require = createRequire(import.meta.url)
/** Below `node_modules`, so that the program finds the SDK. */
const folder = fileURLToPath(new URL('../node_modules/.cache/stuntdouble-sdk/', import.meta.url))
