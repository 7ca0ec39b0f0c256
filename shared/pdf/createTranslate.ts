// Texts for a place without a screen: the worker that draws the PDF, and tests. Same rules as on screen.
import i18next from 'i18next'
import type { Translate } from '../drawing.ts'

export type Texts = Readonly<Record<string, string>>

/** @param fallback English, for keys the language lacks; a key without any text shows as the key. */
export function createTranslate(language: string, texts: Texts, fallback: Texts): Translate {
  const i18n = i18next.createInstance()
  void i18n.init({
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'texts',
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
    resources: {
      en: { texts: { ...fallback, ...(language === 'en' ? texts : {}) } },
      ...(language === 'en' ? {} : { [language]: { texts: { ...texts } } }),
    },
  })
  return (key, values) => i18n.t(key, values ?? {})
}
