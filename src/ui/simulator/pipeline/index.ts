export { default as PipelineStrip } from './PipelineStrip.svelte';
