// Every text on screen. All locale files of a language are one flat set of keys; a key without a text shows as the key.
import i18next, { type i18n as I18n } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { useCallback } from 'react'
import type { Translate } from '../shared/drawing.ts'

type Texts = Record<string, string>

const english = import.meta.glob<Texts>('../seeds/locales/en/*.json', { eager: true, import: 'default' })
const others = import.meta.glob<Texts>(['../seeds/locales/*/*.json', '!../seeds/locales/en/*.json'], {
  import: 'default',
})

const FALLBACK = 'en'
const STORED = 'clusterboard.language'
const NAMESPACE = 'texts'

const languageOf = (path: string): string => path.split('/').at(-2)!

/** Codes of all languages that have texts, English first. */
export const languages: readonly string[] = [FALLBACK, ...new Set(Object.keys(others).map(languageOf))]

export const i18n: I18n = i18next.createInstance()

// Without `init`'s backend nothing is asynchronous, so the texts are there when the first component renders.
void i18n.use(initReactI18next).init({
  lng: FALLBACK,
  fallbackLng: FALLBACK,
  defaultNS: NAMESPACE,
  keySeparator: false,
  nsSeparator: false,
  initAsync: false,
  returnNull: false,
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
  resources: { [FALLBACK]: { [NAMESPACE]: Object.assign({}, ...Object.values(english)) as Texts } },
})

/** Loads a language's texts and shows them; remembered for the next visit. */
export async function setLanguage(language: string): Promise<void> {
  if (!languages.includes(language)) return
  const loaders = Object.entries(others).filter(([path]) => languageOf(path) === language)
  const texts = await Promise.all(loaders.map(([, load]) => load()))
  if (texts.length > 0) i18n.addResourceBundle(language, NAMESPACE, Object.assign({}, ...texts) as Texts)
  await i18n.changeLanguage(language)
  document.documentElement.lang = language
  localStorage.setItem(STORED, language)
}

/** Shows the language chosen at the last visit, else the browser's when there are texts for it. */
export async function startLanguage(): Promise<void> {
  const wanted = [localStorage.getItem(STORED), ...navigator.languages.map((tag) => tag.split('-')[0]!)]
  const known = wanted.find((language) => language !== null && languages.includes(language))
  if (known && known !== i18n.language) await setLanguage(known)
}

/** Translates outside React. Inside React `useTranslate` renders again when the language changes. */
export const translate: Translate = (key, values) => i18n.t(key, values ?? {})

export function useTranslate(): Translate {
  const { t } = useTranslation(NAMESPACE, { i18n })
  return useCallback<Translate>((key, values) => t(key, values ?? {}), [t])
}

/** Locale for dates: the reader's own region where it goes with the language on screen (`en-IE`), else the language. */
export function readerLocale(): string {
  const own = typeof navigator === 'undefined' ? [] : navigator.languages
  return own.find((tag) => tag.split('-')[0] === i18n.language) ?? i18n.language
}
