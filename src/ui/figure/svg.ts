/** Writing SVG as text: elements, attributes, and how wide words are where nothing can be measured. */

export type Attributes = Readonly<Record<string, string | number | undefined>>;

export function element(name: string, attributes: Attributes, ...children: string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? short(value) : escape(value!)}"`)
    .join('');
  const inner = children.join('');
  return inner === '' ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>`;
}

/** Characters that XML can't hold are left out. */
export function escape(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

/** Hundredths of a pixel are more than enough. */
export function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** About how wide a line of text is, in pixels: by kind of letter, in one of the wider sans-serifs. */
export function textWidth(text: string, size: number): number {
  let em = 0;
  for (const letter of text) {
    if (/[ijl.,:;|'!()[\]ft ]/.test(letter)) em += 0.36;
    else if (/[mwMW%@—→]/.test(letter)) em += 0.95;
    else if (/[A-Z]/.test(letter)) em += 0.72;
    else if (/[⁰¹²³⁴-⁹ᵏᵢ]/.test(letter)) em += 0.4;
    else em += 0.62;
  }
  return em * size;
}

/** Words in lines of at most `width` pixels. */
export function wrapped(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && textWidth(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line ? [...lines, line] : lines;
}
