/**
 * What one tab tells the others of the same browser. A tab has one channel for telling and hearing: a message comes to every channel but the one that sent it,
 * so a second channel of the same tab would hear the tab itself, and a tab that goes to the first page would be made to load the page it is leaving instead.
 */
export type News = 'changed' | 'left';

let channel: BroadcastChannel | null = null;
function ownChannel(): BroadcastChannel {
  channel ??= new BroadcastChannel('kuaishu-session');
  return channel;
}

/** Somebody else is signed in now, or in another post; or nobody. */
export function tellOtherTabs(news: News): void {
  ownChannel().postMessage(news);
}

/** What the others tell, until the returned function is called. */
export function hearOtherTabs(listen: (news: News) => void): () => void {
  const onMessage = ({ data }: MessageEvent<News>) => listen(data);
  const own = ownChannel();
  own.addEventListener('message', onMessage);
  return () => own.removeEventListener('message', onMessage);
}
