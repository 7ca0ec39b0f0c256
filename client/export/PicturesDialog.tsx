// Saves frames, pages or what is selected as pictures: one file, or several in a ZIP archive.
import { useEffect, useRef, useState } from 'react'
import { useBoard } from '../board/boardContext.ts'
import { useCanvas } from '../board/canvasContext.ts'
import { fileName, saveBlob } from '../board/saveBlob.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { ExportScope } from './ExportScope.tsx'
import { exportOptions, firstWishes, SCOPES, whatIsMissing, type Wishes } from './exportWishes.ts'
import { framePictures, PICTURE_FORMATS, pictureArchive, type PictureFormat } from './framePictures.ts'
import { closePictures } from './picturesWindow.ts'
import styles from './PicturesDialog.module.css'

type Work =
  { state: 'none' } | { state: 'making'; share: number } | { state: 'failed' } | { state: 'saved'; notices: string[] }

const PICTURE_SCOPES = SCOPES.filter((scope) => scope !== 'board')

/** Something selected is probably what is meant; otherwise the page on screen. */
const firstChoice = (editor: Parameters<typeof firstWishes>[0]): Wishes => {
  // Panels are in pictures as they are on the canvas, so that they can be chosen too.
  const selection = editor?.getSelectedShapeIds() ?? []
  return { ...firstWishes(editor), selection: [...selection], scope: selection.length > 0 ? 'selection' : 'pages' }
}

export function PicturesDialog({ first }: { first: PictureFormat }) {
  const context = useBoard()
  const { t, board } = context
  const { editor } = useCanvas()
  const [wishes, setWishes] = useState<Wishes>(() => firstChoice(editor))
  const [format, setFormat] = useState(first)
  const [work, setWork] = useState<Work>({ state: 'none' })
  const control = useRef<AbortController | null>(null)
  useEffect(() => () => control.current?.abort(), [])
  const missing = editor === null ? t('pictures.noCanvas') : whatIsMissing(wishes, t)

  const save = () => {
    if (!editor) return
    const current = new AbortController()
    control.current = current
    const onProgress = (share: number) => {
      if (!current.signal.aborted) setWork({ state: 'making', share })
    }
    onProgress(0)
    const { drawn } = exportOptions(wishes, board.templates)
    const make = async () => {
      const { pictures, notices } = await framePictures(context, editor, {
        scope: drawn,
        format,
        signal: current.signal,
        onProgress,
      })
      const [only] = pictures
      if (!only) return setWork({ state: 'saved', notices: [t('pictures.nothing')] })
      if (pictures.length === 1) saveBlob(only.blob, fileName(only.title, new Date(), format))
      else saveBlob(await pictureArchive(pictures, format), fileName(board.title, new Date(), `${format}.zip`))
      if (notices.length === 0) closePictures()
      else setWork({ state: 'saved', notices })
    }
    make().catch((error: unknown) => {
      if (current.signal.aborted) return
      console.error('the pictures could not be made', error)
      setWork({ state: 'failed' })
    })
  }

  return (
    <Dialog
      isOpen
      onClose={closePictures}
      title={t('pictures.title')}
      description={t('pictures.text')}
      footer={
        <>
          <Button onClick={closePictures}>{t(work.state === 'saved' ? 'ui.close' : 'ui.cancel')}</Button>
          <Button variant="primary" onClick={save} isBusy={work.state === 'making'} disabledReason={missing}>
            {t('pictures.save')}
          </Button>
        </>
      }
    >
      <div className={styles.wishes}>
        <ExportScope
          label={t('pictures.scope')}
          scopes={PICTURE_SCOPES}
          wishes={wishes}
          onChange={(part) => setWishes((before) => ({ ...before, ...part }))}
        />
        <SelectField
          label={t('pictures.format')}
          value={format}
          options={PICTURE_FORMATS.map((value) => ({ value, label: t(`pictures.format.${value}`) }))}
          onChange={setFormat}
        />
        {work.state === 'making' ? <ProgressBar value={work.share} label={t('pictures.making')} /> : null}
        {work.state === 'failed' ? <Notice tone="red">{t('pictures.failed')}</Notice> : null}
        {work.state === 'saved'
          ? work.notices.map((notice) => (
              <Notice key={notice} tone="amber">
                {notice}
              </Notice>
            ))
          : null}
      </div>
    </Dialog>
  )
}
