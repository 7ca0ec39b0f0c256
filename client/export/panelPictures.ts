// Panels among drawn shapes: each read from the stage, placed where it lies on the board.
import type { TLShape, TLShapeId } from 'tldraw'
import { templateOf } from '../../shared/catalog.ts'
import type { Translate } from '../../shared/drawing.ts'
import type { PanelMark } from '../../shared/pdf/frames.ts'
import { PANEL_SCALE } from '../shapes/WidgetPanel.tsx'
import type { WidgetShape } from '../shapes/WidgetShapeUtil.tsx'
import { withPlainFields } from './plainFields.ts'
import { panelSvg } from './panelSvg.ts'
import { readPanels } from './readPanels.ts'

export type PanelPicture = Omit<PanelMark, 'matrix'>

const isPanel = (shape: TLShape): boolean => (shape.type as string) === 'widget'

/** What the panels among these shapes look like, by shape. @throws Error when no board is on screen */
export async function panelPictures(shapes: readonly TLShape[], t: Translate): Promise<Map<TLShapeId, PanelPicture>> {
  const panels = shapes.filter(isPanel).map((shape) => {
    const { w, h, template, panel } = (shape as unknown as WidgetShape).props
    return { id: shape.id as string, w, h, template, panel }
  })
  let count = 0
  const read = await readPanels({
    panels,
    read: (element, { template, panel }): PanelPicture => ({
      kind: 'panel',
      ...withPlainFields(element, (plain) => panelSvg(plain, PANEL_SCALE, `p${++count}`)),
      alt: t(`${templateOf(template)}.panel.${panel}`),
    }),
  })
  return read as Map<TLShapeId, PanelPicture>
}
