export { default as FleetPanel } from './FleetPanel.svelte';
