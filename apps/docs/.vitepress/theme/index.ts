import type { Theme } from 'vitepress'
import ErrorCodes from './ErrorCodes.vue'
import Layout from './Layout.vue'
import OAuthErrorCodes from './OAuthErrorCodes.vue'
import RunIt from './RunIt.vue'
import './style.css'

export default {
  Layout,
  enhanceApp({ app }) {
    app.component('ErrorCodes', ErrorCodes)
    app.component('OAuthErrorCodes', OAuthErrorCodes)
    app.component('RunIt', RunIt)
  },
} satisfies Theme
