// Which component draws a panel: the `view` of the seed's panel -> component. A new view is one line here.
import type { PanelView } from './viewProps.ts'

export const VIEWS: Readonly<Record<string, PanelView>> = {}
