import type { InjectionKey, Ref } from 'vue'
import { inject } from 'vue'
import type { Page, StaticHtml } from './page.ts'

/** What the server hands to the browser beside the HTML. */
export interface AppState {
  readonly page: Page
  /** The day in Asia/Shanghai on which the page was made. */
  readonly today: string
}

/** What components share: the page shown, and whether the next one is on its way. */
export interface AppContext {
  readonly page: Readonly<Ref<Page>>
  readonly isLoading: Readonly<Ref<boolean>>
  readonly today: string
  readonly staticHtml: StaticHtml
}

export const appContextKey: InjectionKey<AppContext> = Symbol('app-context')

/** @throws outside an app made by `createTongchaApp` */
export const useAppContext = (): AppContext => {
  const context = inject(appContextKey)
  if (context === undefined) throw new Error('app context is missing')
  return context
}

/** The state as an element of the page; no text in it can end the element. It is data to the browser, not a script. */
export const toStateElement = (state: AppState): string => {
  // `</script>` in a title
  const json = JSON.stringify(state).replace(/</g, '\\u003c')
  return `<script type="application/json" id="state">${json}</script>`
}
