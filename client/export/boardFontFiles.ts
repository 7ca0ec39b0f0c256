// The files of the four hands of the board's text tool, as TrueType: pdfkit cannot subset WOFF2.
import drawRegular from '@tldraw/assets/fonts/Shantell_Sans-Informal_Regular.woff2?ttf'
import drawItalic from '@tldraw/assets/fonts/Shantell_Sans-Informal_Regular_Italic.woff2?ttf'
import drawBold from '@tldraw/assets/fonts/Shantell_Sans-Informal_Bold.woff2?ttf'
import drawBoldItalic from '@tldraw/assets/fonts/Shantell_Sans-Informal_Bold_Italic.woff2?ttf'
import sansRegular from '@tldraw/assets/fonts/IBMPlexSans-Medium.woff2?ttf'
import sansItalic from '@tldraw/assets/fonts/IBMPlexSans-MediumItalic.woff2?ttf'
import sansBold from '@tldraw/assets/fonts/IBMPlexSans-Bold.woff2?ttf'
import sansBoldItalic from '@tldraw/assets/fonts/IBMPlexSans-BoldItalic.woff2?ttf'
import serifRegular from '@tldraw/assets/fonts/IBMPlexSerif-Medium.woff2?ttf'
import serifItalic from '@tldraw/assets/fonts/IBMPlexSerif-MediumItalic.woff2?ttf'
import serifBold from '@tldraw/assets/fonts/IBMPlexSerif-Bold.woff2?ttf'
import serifBoldItalic from '@tldraw/assets/fonts/IBMPlexSerif-BoldItalic.woff2?ttf'
import monoRegular from '@tldraw/assets/fonts/IBMPlexMono-Medium.woff2?ttf'
import monoItalic from '@tldraw/assets/fonts/IBMPlexMono-MediumItalic.woff2?ttf'
import monoBold from '@tldraw/assets/fonts/IBMPlexMono-Bold.woff2?ttf'
import monoBoldItalic from '@tldraw/assets/fonts/IBMPlexMono-BoldItalic.woff2?ttf'
import type { BoardHand, HandStyle } from '../../shared/pdf/boardFonts.ts'

export const BOARD_FONT_FILES: Readonly<Record<BoardHand, Readonly<Record<HandStyle, string>>>> = {
  draw: { regular: drawRegular, italic: drawItalic, bold: drawBold, 'bold italic': drawBoldItalic },
  sans: { regular: sansRegular, italic: sansItalic, bold: sansBold, 'bold italic': sansBoldItalic },
  serif: { regular: serifRegular, italic: serifItalic, bold: serifBold, 'bold italic': serifBoldItalic },
  mono: { regular: monoRegular, italic: monoItalic, bold: monoBold, 'bold italic': monoBoldItalic },
}
