import './style.css'
import { render } from 'preact'
import { Page } from './page.js'
import { settingsOf } from './settings.js'

const place = document.getElementById('page')
if (place !== null) render(<Page settings={settingsOf(document)} />, place)
