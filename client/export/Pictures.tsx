// What pictures of the board need on its screen: the place where panels are read, and the window, loaded when it is asked for.
import { lazy, Suspense } from 'react'
import { PanelStage } from './PanelStage.tsx'
import { useShownPictures } from './picturesWindow.ts'

const PicturesDialog = lazy(() => import('./PicturesDialog.tsx').then((part) => ({ default: part.PicturesDialog })))

export function Pictures() {
  const shown = useShownPictures()
  return (
    <>
      <PanelStage />
      {shown === null ? null : (
        <Suspense>
          <PicturesDialog first={shown} />
        </Suspense>
      )}
    </>
  )
}
