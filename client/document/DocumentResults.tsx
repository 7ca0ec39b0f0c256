// What is computed of a template, as on paper: results, charts, tables, method, gaps and sources. Loaded after the forms.
import { useMemo } from 'react'
import { widgetOn, type TemplateId } from '../../shared/catalog.ts'
import { pdfParts, TEMPLATE_BLOCKS } from '../../shared/pdf/chapters/templateBlocks.ts'
import type { Block } from '../../shared/pdf/blocks.ts'
import { createReportContext } from '../../shared/pdf/reportContext.ts'
import { useBoard } from '../board/boardContext.ts'
import { i18n } from '../i18n.ts'
import { BlockView } from './BlockView.tsx'

/** Parts that only print what the forms above show already. */
const REPRINTS = ['fields', 'items', 'boxes', 'matrix', 'heatmap', 'checklist', 'statement', 'dots', 'votes', 'ballot']

export function DocumentResults({ instance, name }: { instance: TemplateId; name: string }) {
  const { board, results, evidence, people, t } = useBoard()
  const blocks = useMemo<Block[]>(() => {
    const context = createReportContext({ board, results, evidence, people, language: i18n.language, t })
    return (
      pdfParts(instance)
        .filter(({ block }) => !REPRINTS.includes(block))
        // On paper some parts stand in the summary too.
        .filter(({ block, widget, by }, place, all) => {
          const first = all.findIndex((one) => one.block === block && one.widget === widget && one.by === by)
          return first === place
        })
        .flatMap(({ block, widget, by }) => {
          const place = { widget: widget === undefined ? null : widgetOn(instance, widget), by: by ?? null }
          return TEMPLATE_BLOCKS[block]?.(context, instance, place) ?? []
        })
    )
  }, [board, results, evidence, people, instance, t])
  return <BlockView blocks={blocks} name={name} />
}
