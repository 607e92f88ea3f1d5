import { routesOf } from '../../.vitepress/source.js'

/** A page for each OAuth condition. */
export default { paths: () => routesOf('oauth', 'condition') }
