// A file becomes rows of the board: choose it, see what it would change row by row, and let it. Nothing is changed before.
import type { WidgetId } from '../../shared/catalog.ts'
import { useBoard } from '../board/boardContext.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Notice } from '../ui/Notice.tsx'
import { countOf } from '../../shared/importing/importPlan.ts'
import { ChooseFile } from './ChooseFile.tsx'
import styles from './ImportDialog.module.css'
import { ImportDone } from './ImportDone.tsx'
import { ImportPreview } from './ImportPreview.tsx'
import { ImportSetup } from './ImportSetup.tsx'
import { useImport, type ImportState } from './useImport.ts'

/** @param wanted what it is for, where somebody asked for it there; null: the file tells, or who imports it */
export function ImportDialog({ wanted, onClose }: { wanted: WidgetId | null; onClose: () => void }) {
  const { t } = useBoard()
  const state = useImport(wanted)
  const { file, table, planned, error, done } = state
  if (done)
    return (
      <Dialog
        isOpen
        onClose={onClose}
        title={t('import.title')}
        footer={<DoneFooter state={state} onClose={onClose} />}
      >
        <ImportDone done={done} target={state.target} />
      </Dialog>
    )
  if (!file || !table)
    return (
      <Dialog isOpen onClose={onClose} title={t('import.title')} description={t('import.text')}>
        <ChooseFile isBusy={state.isBusy} onFile={(chosen) => void state.open(chosen)} />
        {error ? (
          <div className={styles.error}>
            <Notice tone="red">{error}</Notice>
          </div>
        ) : null}
      </Dialog>
    )
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="page"
      title={t('import.title')}
      footer={<WorkFooter state={state} onClose={onClose} />}
    >
      {error ? <Notice tone="red">{error}</Notice> : null}
      <div className={styles.columns}>
        <ImportSetup state={state} />
        <ImportPreview
          key={`${state.index} ${state.target?.widget ?? ''}`}
          planned={planned}
          isForFacilitators={state.isForFacilitators}
        />
      </div>
    </Dialog>
  )
}

function DoneFooter({ state, onClose }: { state: ImportState; onClose: () => void }) {
  const { t } = useBoard()
  const { file, index } = state
  const next = file?.tables[index + 1]
  return (
    <>
      {next ? (
        <Button onClick={() => state.chooseTable(index + 1)}>{t('import.next', { table: next.name })}</Button>
      ) : (
        <Button onClick={state.restart}>{t('import.another')}</Button>
      )}
      <Button variant="primary" onClick={onClose}>
        {t('ui.close')}
      </Button>
    </>
  )
}

function WorkFooter({ state, onClose }: { state: ImportState; onClose: () => void }) {
  const { t } = useBoard()
  const { planned } = state
  const refused = planned ? countOf(planned.plan, 'refused') : 0
  const count = planned ? countOf(planned.plan, 'added') + countOf(planned.plan, 'changed') : 0
  return (
    <>
      {refused > 0 && count > 0 ? (
        <div className={styles.choice}>
          <Checkbox checked={state.leavesOut} onChange={state.setLeavesOut}>
            {t('import.leaveOut', { count: refused })}
          </Checkbox>
        </div>
      ) : null}
      <Button onClick={onClose}>{t('ui.cancel')}</Button>
      <Button
        variant="primary"
        isBusy={state.isBusy}
        disabledReason={whyOff(state, refused, count, t)}
        onClick={() => void state.carryOut()}
      >
        {planned?.kind === 'survey' ? t('import.doSurvey') : t('import.do', { count })}
      </Button>
    </>
  )
}

function whyOff(
  state: ImportState,
  refused: number,
  count: number,
  t: ReturnType<typeof useBoard>['t'],
): string | null {
  const { planned, leavesOut, survey } = state
  if (!planned) return t('import.off.target')
  if (planned.plan.problem !== null) return t('import.off.columns')
  if (planned.kind === 'survey' && planned.plan.isRoundOpen) return t('import.off.roundOpen')
  if (count === 0) return t(refused > 0 ? 'import.off.allRefused' : 'import.off.same')
  if (refused > 0 && !leavesOut) return t('import.off.refused')
  return planned.kind === 'survey' && survey.label.trim() === '' ? t('import.off.survey') : null
}
