import { cpus } from 'node:os';
import type { Claim, Finding } from './claim';
import { configOf, type RecipeResult } from './recipe-run';

/** The rows of a claim's table: its runs, or what it compares. */
export type ClaimRows = readonly {
  readonly name: string;
  readonly findings: readonly Finding[];
  /** Of its training, where it is one run. */
  readonly seconds?: number;
}[];

/** What came of a claim, from all its runs in the order of its jobs. */
export function rowsOf(claim: Claim, runs: readonly RecipeResult[]): ClaimRows {
  if ('compare' in claim) return claim.compare(runs);
  return runs.map((run) => ({
    name: `${run.seed}${run.diverged ? ' (diverged)' : ''}`,
    findings: claim.check(run),
    seconds: run.seconds,
  }));
}

/** docs/recipes.md. */
export function recipeReport(
  claims: readonly Claim[],
  rows: ReadonlyMap<string, ClaimRows>,
  made: { readonly threads: number; readonly seconds: number },
): string {
  const all = [...rows.values()].flat();
  const findings = all.flatMap((row) => row.findings).filter(({ holds }) => holds !== undefined);
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
  for (const claim of claims) {
    const { title, jobs, remark } = claim;
    const own = rows.get(title) ?? [];
    if (own.length === 0) continue;
    const presets = [...new Set(jobs.map(({ recipe }) => `\`${recipe}\``))];
    // A bar would end the table's cell.
    const says = own[0].findings.map((finding) => finding.says.replaceAll('|', '\\|'));
    const joint = 'compare' in claim;
    lines.push('', `## ${title}`, '');
    lines.push(
      `Preset${presets.length > 1 ? 's' : ''} ${presets.join(' and ')}, ${configOf(jobs[0]).training.steps} steps` +
        `${joint ? `, ${jobs.length} runs` : ''}.`,
      '',
    );
    lines.push(
      `| ${joint ? claim.rows : 'seed'} | ${says.join(' | ')} |${joint ? '' : ' seconds |'}`,
    );
    lines.push(
      `| ${joint ? '---' : '---:'} | ${says.map(() => '---').join(' | ')} |${joint ? '' : ' ---: |'}`,
    );
    for (const { name, findings: found, seconds } of own) {
      const cells = found.map(({ found: what, holds }) => {
        if (holds === undefined) return what;
        return holds ? `${what} ✓` : `**${what}: does not hold**`;
      });
      const time = seconds === undefined ? '' : ` ${seconds.toFixed(1)} |`;
      lines.push(`| ${name} | ${cells.join(' | ')} |${time}`);
    }
    if (remark) lines.push('', remark);
  }
  return `${lines.join('\n')}\n`;
}
