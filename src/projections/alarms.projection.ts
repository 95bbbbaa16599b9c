import { applyWith, itself, updateFirst, type Projection } from './projection';
import type { AlarmView } from './views';

/** The alarms of the scenario, in its order. */
export const alarmsProjection: Projection<readonly AlarmView[], readonly AlarmView[]> = {
  initial: (scenario) =>
    scenario.alarms.map(({ alarmName, threshold }) => ({
      name: alarmName,
      state: 'INSUFFICIENT_DATA',
      since: 0,
      value: null,
      threshold,
    })),
  apply: applyWith<readonly AlarmView[]>({
    'alarm.evaluated': (alarms, { alarm, value }) =>
      updateFirst(
        alarms,
        (item) => item.name === alarm,
        (item) => (item.value === value ? item : { ...item, value }),
      ),
    'alarm.stateChanged': (alarms, { alarm, to, value }, { at }) =>
      updateFirst(
        alarms,
        (item) => item.name === alarm,
        (item) => ({ ...item, state: to, since: at, value }),
      ),
  }),
  view: itself,
};
