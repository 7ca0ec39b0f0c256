// From the choice of what to print to pictures of it, which no paper has.
import { Image } from 'lucide-react'
import { useBoard } from '../board/boardContext.ts'
import { useCanvas } from '../board/canvasContext.ts'
import { Button } from '../ui/Button.tsx'
import { openPictures } from './picturesWindow.ts'

/** Nothing where there is no canvas. */
export function ExportPictures({ onLeave }: { onLeave: () => void }) {
  const { t } = useBoard()
  const { editor } = useCanvas()
  if (!editor) return null
  const leave = () => {
    onLeave()
    openPictures()
  }
  return (
    <Button variant="quiet" icon={<Image size={16} aria-hidden />} onClick={leave}>
      {t('pictures.instead')}
    </Button>
  )
}
