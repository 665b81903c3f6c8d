const NAMES = new Set(
  `a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink
  blockquote body br button canvas caption center cite code col colgroup data datalist dd del
  details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame
  frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img image input ins kbd label
  legend li link main map mark marquee math menu meta meter nav noembed noframes noscript object ol
  optgroup option output p param picture plaintext pre progress q rp rt ruby s samp script search
  section select slot small source span strike strong style sub summary sup svg table tbody td
  template textarea tfoot th thead time title tr track tt u ul var video wbr xmp`.split(/\s+/),
);

/** Whether a browser would make something of this tag, for better or worse. */
export const isHtmlElement = (name: string): boolean => NAMES.has(name.toLowerCase());
