// The product's mark: four partner signs on one board.
export function Logo({ size = 26 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden style={{ flex: 'none', display: 'block' }}>
      <rect x="1" y="1" width="22" height="22" rx="6" fill="var(--action)" />
      <circle cx="8" cy="8" r="2.6" fill="#fff" />
      <rect x="13.4" y="5.4" width="5.2" height="5.2" fill="#fff" />
      <path d="M8 13l3 5.2H5z" fill="#fff" />
      <path d="M16 12.7l3.2 3.2-3.2 3.2-3.2-3.2z" fill="#8fd0d2" />
    </svg>
  )
}
