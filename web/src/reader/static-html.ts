import { type FunctionalComponent, h } from 'vue'

interface StaticHtmlProps {
  readonly tag: string
  readonly html: string
  /** Under which the browser finds it again, `data-static`; left out on a second copy. */
  readonly name?: string
}

/**
 * An element whose inside is put there once, by the server, and left alone when the page is made live. It is no
 * template with `v-html`, because Vue sets what a template binds anew on hydration: that would parse a whole code again.
 */
export const StaticHtml: FunctionalComponent<StaticHtmlProps> = ({ tag, html, name }) =>
  h(tag, { 'data-static': name, innerHTML: html })

StaticHtml.props = ['tag', 'html', 'name']
