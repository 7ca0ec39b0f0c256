// The page's entry: texts, tokens, fonts and the routes.
import '@fontsource-variable/inter/wght.css'
import '@fontsource/ibm-plex-sans/400.css'
import '@fontsource/ibm-plex-sans/500.css'
import '@fontsource/ibm-plex-sans/600.css'
import '@fontsource/ibm-plex-sans/700.css'
import './theme.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Route, Switch } from 'wouter'
import { BoardPage } from './board/BoardPage.tsx'
import { HomePage } from './home/HomePage.tsx'
import { NotFoundPage } from './home/NotFoundPage.tsx'
import { startLanguage } from './i18n.ts'
import { RoomCodePage } from './join/RoomCodePage.tsx'

await startLanguage()

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Switch>
      <Route path="/" component={HomePage} />
      <Route path="/b/:id">{({ id }) => <BoardPage key={id} boardId={decodeURIComponent(id)} />}</Route>
      <Route path="/b/:id/doc">
        {({ id }) => <BoardPage key={id} boardId={decodeURIComponent(id)} view="document" />}
      </Route>
      <Route path="/b/:id/room">
        {({ id }) => <BoardPage key={id} boardId={decodeURIComponent(id)} view="room" />}
      </Route>
      <Route path="/b/:id/projector">
        {({ id }) => <BoardPage key={id} boardId={decodeURIComponent(id)} view="projector" />}
      </Route>
      <Route path="/j" component={RoomCodePage} />
      <Route component={NotFoundPage} />
    </Switch>
  </StrictMode>,
)
