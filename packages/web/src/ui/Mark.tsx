/** 条 run into 块: three strips and a block. */
export function Mark() {
  return (
    <svg viewBox="0 0 22 22" aria-hidden="true">
      <g fill="var(--ks-color-link)">
        <rect x="0" y="3" width="8" height="2.4" rx=".6" />
        <rect x="0" y="9.8" width="8" height="2.4" rx=".6" />
        <rect x="0" y="16.6" width="8" height="2.4" rx=".6" />
        <rect x="10" y="3" width="12" height="16" rx="1.4" />
      </g>
    </svg>
  );
}
