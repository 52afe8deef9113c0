import { createSSRApp, type App as VueApp } from 'vue'
import type { Router } from 'vue-router'
import App from './App.vue'
import { type AppContext, appContextKey } from './state.ts'

/** The app of a page already loaded; the same on the server and in the browser. */
export const createTongchaApp = (router: Router, context: AppContext): VueApp =>
  createSSRApp(App).use(router).provide(appContextKey, context)
