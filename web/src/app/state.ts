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
