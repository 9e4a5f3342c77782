import { fraction, ticks, tickText, type Scale } from './plot-scale';
import type { Area } from './plot-paint';
import type { Theme } from './plot-theme';

/** Height of a tick's text in CSS pixels; people at the back of a room read it too. */
const TEXT = 12;
/** Room that a tick wants to itself, in CSS pixels. */
const APART = { x: 60, linear: 44, log: 32 };

/** Paints the grid and both axes' ticks round the plotting area. */
export function paintAxes(
  ctx: CanvasRenderingContext2D,
  x: Scale,
  y: Scale,
  area: Area,
  theme: Theme,
): void {
  const { left, top, width, height, ratio } = area;
  ctx.font = `${TEXT * ratio}px ${theme.sans}`;
  ctx.fillStyle = theme.ink2;
  ctx.strokeStyle = theme.line;
  ctx.lineWidth = Math.max(1, Math.round(ratio));
  const crisp = (ctx.lineWidth % 2) / 2;
  ctx.textAlign = 'right';
  ctx.textBaseline = 'middle';
  ctx.beginPath();
  for (const value of ticks(y, most(height / ratio, y.log ? APART.log : APART.linear))) {
    const at = Math.round(top + (1 - fraction(y, value)) * height) + crisp;
    ctx.moveTo(left, at);
    ctx.lineTo(left + width, at);
    ctx.fillText(tickText(y, value), left - 8 * ratio, at);
  }
  ctx.stroke();
  ctx.textAlign = 'center';
  ctx.textBaseline = 'top';
  for (const value of ticks(x, most(width / ratio, APART.x))) {
    const at = Math.round(left + fraction(x, value) * width);
    ctx.fillText(tickText(x, value), at, top + height + 7 * ratio);
  }
}

function most(length: number, apart: number): number {
  return Math.max(3, length / apart + 1);
}
