import './src/styles/main.css'
import { createBrowserClient } from './src/api/browser-client.ts'
import { startInBrowser } from './src/app/browser.ts'
import type { AppState } from './src/app/state.ts'

const element = document.querySelector('#state')
// Without the server's state there is nothing to make live: the page stays as it was written.
if (element?.textContent) startInBrowser(JSON.parse(element.textContent) as AppState, createBrowserClient())
