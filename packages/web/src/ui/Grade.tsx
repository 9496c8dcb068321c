/** 绿 ring, 黄 triangle, 红 filled square: told apart without colour. */

export type GradeName = 'green' | 'yellow' | 'red';

const SHAPE: Readonly<Record<GradeName, React.ReactNode>> = {
  green: <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.7" />,
  yellow: <path d="M6 1.2 11.2 10.6H.8Z" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinejoin="round" />,
  red: <rect x="1.5" y="1.5" width="9" height="9" rx="1" fill="currentColor" />,
};

export function Grade({ grade, word }: { readonly grade: GradeName; readonly word: string }) {
  return (
    <span className={`gr ${grade}`}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        {SHAPE[grade]}
      </svg>
      {word}
    </span>
  );
}
