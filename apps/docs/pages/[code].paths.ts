import { routesOf } from '../.vitepress/source.js'

/** A page for each API code. */
export default { paths: () => routesOf('api', 'code') }
