import { cpus } from 'node:os';
import type { Claim, Finding } from './claim';
import type { RecipeResult } from './recipe-run';

/** What came of one run. */
export interface ClaimRow {
  readonly title: string;
  readonly result: RecipeResult;
  readonly findings: readonly Finding[];
}

/** docs/recipes.md. */
export function recipeReport(
  claims: readonly Claim[],
  rows: readonly ClaimRow[],
  made: { readonly threads: number; readonly seconds: number },
): string {
  const findings = rows.flatMap((row) => row.findings).filter(({ holds }) => holds !== undefined);
  const held = findings.filter(({ holds }) => holds).length;
  const lines = [
    '# Recipes',
    '',
    'The presets behind the claims of the page, trained by the same engine without it, on the CPU executor in',
    'float32. Held-out figures are over the whole held-out set. ε is the per-token error.',
    '',
    `**${held} of ${findings.length} claims hold.** Made by \`npm run recipes\` in ${Math.round(made.seconds)} s,`,
    `${made.threads} at a time, with Node ${process.versions.node}, version ${__APP_VERSION__}, on ${cpus().length} cores ` +
      `(${process.platform}, ${process.arch}).`,
    'Times are of the whole run, evaluations included, on a machine that others may have shared.',
  ];
  for (const { title, jobs, remark } of claims) {
    const own = rows.filter((row) => row.title === title);
    own.sort((a, b) => a.result.seed - b.result.seed);
    if (own.length === 0) continue;
    // A bar would end the table's cell.
    const says = own[0].findings.map((finding) => finding.says.replaceAll('|', '\\|'));
    lines.push(
      '',
      `## ${title}`,
      '',
      `Preset \`${jobs[0].recipe}\`, ${own[0].result.step.at(-1)} steps.`,
      '',
    );
    lines.push(`| seed | ${says.join(' | ')} | seconds |`);
    lines.push(`| ---: | ${says.map(() => '---').join(' | ')} | ---: |`);
    for (const { result, findings: found } of own) {
      const cells = found.map(({ found: what, holds }) => {
        if (holds === undefined) return what;
        return holds ? `${what} ✓` : `**${what}: does not hold**`;
      });
      const note = result.diverged ? ' (diverged)' : '';
      lines.push(`| ${result.seed}${note} | ${cells.join(' | ')} | ${result.seconds.toFixed(1)} |`);
    }
    if (remark) lines.push('', remark);
  }
  return `${lines.join('\n')}\n`;
}
