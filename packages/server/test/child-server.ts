/** A server in a process of its own, for tests that kill it or start two. Bundled by `processes.ts`. */
import { startServer } from '../src/node/index.js'

const server = await startServer(JSON.parse(process.argv[2] ?? '{}'))
process.stdout.write(`${JSON.stringify({ url: server.url, token: server.token, org: server.org })}\n`)
process.on('SIGTERM', () => void server.close().then(() => process.exit(0)))
