// Words in the scripts a consortium may write in.
export const SCRIPTS: readonly string[] = [
  'Zażółć gęślą jaźń Łódź',
  'Şirket görüşü: İstanbul, ığüşöç',
  'Καινοτομία στην Αθήνα',
  'Ринок у Києві, Москва',
  '国际市场战略 合作伙伴',
  'השוק הבינלאומי 2027',
  'السوق الدولية ٢٠٢٧',
  'Mixed שלום and 市场 in one line',
  'Emoji 😀 🚀 ✅ ☎ →',
  'Tiếng Việt, Čeština, Română',
]
