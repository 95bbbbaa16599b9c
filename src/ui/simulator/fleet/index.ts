export { default as FleetCounts } from './FleetCounts.svelte';
export { default as FleetPanel } from './FleetPanel.svelte';
