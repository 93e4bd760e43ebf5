// The element in React: properties and events of its own, typed.
import { useEffect, useRef, type DetailedHTMLProps, type HTMLAttributes } from 'react';
import type { Digest, NutGraf, NutGrafAttributes } from 'nutgraf/element';
import 'nutgraf/element/define';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'nut-graf': DetailedHTMLProps<HTMLAttributes<NutGraf>, NutGraf> & NutGrafAttributes;
    }
  }
}

export function Summary({ text, show }: { text: string; show: (digest: Digest) => void }) {
  const element = useRef<NutGraf>(null);
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    current.text = text;
    const heard = (event: Event) => show((event as CustomEvent<Digest>).detail);
    current.addEventListener('nutgraf:digest', heard);
    return () => current.removeEventListener('nutgraf:digest', heard);
  }, [text, show]);
  return <nut-graf ref={element} published="2026-10-29" sentences={3} still lang="en">{text}</nut-graf>;
}

// @ts-expect-error the element has no such attribute
export const wrong = <nut-graf sentense={3} />;
