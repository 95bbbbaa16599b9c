export { default as TrafficPanel } from './TrafficPanel.svelte';
