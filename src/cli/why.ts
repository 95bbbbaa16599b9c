import type { Scenario, SimulationLog } from '../domain';
import { formatClock, loadLaterMessages, loadMessages, type Language } from '../i18n';
import { lastFailure, whyOf, type WhyCode, type WhyControl, type WhyParams } from '../projections/why';
import { err, ok, type Result } from '../shared';

/** The fact that `--why` asks about: a position in the log, or the newest bad outcome. */
export type WhyQuestion = number | 'last-failure';

/** The causal chain of a fact, one sentence per line, the fact itself first; then the controls. */
export async function whyLines(
  scenario: Scenario,
  log: SimulationLog,
  question: WhyQuestion,
  language: Language,
): Promise<Result<readonly string[], string>> {
  const seq = question === 'last-failure' ? lastFailure(log, scenario.untilMs)?.seq : question;
  if (seq === undefined) return err('Nothing failed in this run');
  const view = whyOf(scenario, log, seq);
  if (view === null) return err(`There is no fact ${seq}: the run has facts 0 to ${log.events.length - 1}`);
  const [{ narrative }, { inspector }] = await Promise.all([loadMessages(language), loadLaterMessages(language)]);
  const texts: Readonly<Record<WhyCode, (params: WhyParams) => string>> = { ...narrative, ...inspector.why };
  const controls = (control: WhyControl): string =>
    control.effect === 'missing'
      ? inspector.controls.missing[control.code](control.params)
      : inspector.controls.worked[control.code](control.params);
  return ok([
    ...view.items.map(({ at, seq: position, code, params, root }) => {
      const mark = root === null ? '' : ` [${root}]`;
      return `${formatClock(at)}  #${position}  ${texts[code](params)}${mark}`;
    }),
    ...view.controls.map((control) => `${control.effect === 'missing' ? '-' : '+'} ${controls(control)}`),
  ]);
}
