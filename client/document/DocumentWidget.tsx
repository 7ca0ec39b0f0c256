// One widget of a template under its heading, in the form that fits its kind. A widget whose cells follow rules of their own
// registers its form below; any other shows up by its seed alone.
import { Ellipsis } from 'lucide-react'
import type { ComponentType } from 'react'
import { instanceOf, instanceSeedOf, seedWidgetId, widgetSeedOf, type WidgetId } from '../../shared/catalog.ts'
import type { WidgetSeed } from '../../shared/templateSeed.ts'
import { NEED_MAP } from '../../shared/widgets/needMap.ts'
import { useBoard } from '../board/boardContext.ts'
import { TableMenu } from '../export/TableMenu.tsx'
import { widgetKey } from '../shapes/generic/fieldKey.ts'
import { PanelBoundary } from '../shapes/PanelBoundary.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { DocumentFields, DocumentStatement } from './DocumentFields.tsx'
import { DocumentList } from './DocumentList.tsx'
import { DocumentNeedMap } from './DocumentNeedMap.tsx'
import {
  DocumentBallot,
  DocumentChecklist,
  DocumentDots,
  DocumentHeatmap,
  DocumentSharedMatrix,
  DocumentVotes,
} from './DocumentMatrix.tsx'
import { elementId } from './documentPlace.ts'
import { OnBoardLink } from './OnBoardLink.tsx'
import itemStyles from './DocumentItem.module.css'
import styles from './DocumentPage.module.css'

type Form = ComponentType<{ widget: WidgetId }>

/** Widgets (as the seeds name them) with a form of their own. */
const OWN_FORMS: Readonly<Record<string, Form>> = {
  // The default map holds as long as no cell is written, so single cells must not be written into it.
  [NEED_MAP]: DocumentNeedMap,
}

function formOf(seed: WidgetSeed): Form {
  switch (seed.kind) {
    case 'list':
    case 'roadmap':
    case 'calendar':
    case 'network':
    case 'indicatorTable':
      return DocumentList
    case 'canvas':
      return PaperFields
    case 'statement':
      return DocumentStatement
    case 'matrix':
      return seed.mode === 'ballot' ? DocumentBallot : DocumentSharedMatrix
    case 'heatmap':
      return DocumentHeatmap
    case 'checklist':
      return DocumentChecklist
    case 'dotVote':
      return DocumentDots
    case 'partnerVote':
      return DocumentVotes
  }
}

function PaperFields({ widget }: { widget: WidgetId }) {
  return (
    <div className={styles.paper}>
      <DocumentFields widget={widget} />
    </div>
  )
}

/** A ballot is often called after the list that is scored in it; here both stand under headings. */
export function useWidgetTitle(): (widget: WidgetId) => string {
  const { t } = useBoard()
  return (widget) => {
    const title = t(widgetKey(widget))
    const siblings = Object.keys(instanceSeedOf(instanceOf(widget))?.widgets ?? {})
      .map((name) => `${instanceOf(widget)}.${name}`)
      .filter((other) => t(widgetKey(other)) === title)
    return siblings.indexOf(widget) > 0 ? t('document.scoresOf', { name: title }) : title
  }
}

export function DocumentWidget({ widget }: { widget: WidgetId }) {
  const { t } = useBoard()
  const titleOf = useWidgetTitle()
  const seed = widgetSeedOf(widget)
  if (!seed) return null
  const Form = OWN_FORMS[seedWidgetId(widget)] ?? formOf(seed)
  const title = titleOf(widget)
  return (
    <section className={styles.widget}>
      <header className={itemStyles.head}>
        <h3 id={elementId(widget)} tabIndex={-1}>
          {title}
        </h3>
        <TableMenu
          widget={widget}
          trigger={
            <IconButton label={t('tables.of', { title })} icon={<Ellipsis size={16} aria-hidden />} size="small" />
          }
        />
        <OnBoardLink at={widget} name={title} />
      </header>
      <PanelBoundary t={t} title={title}>
        <Form widget={widget} />
      </PanelBoundary>
    </section>
  )
}
