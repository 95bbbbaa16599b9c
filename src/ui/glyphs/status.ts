/** What a status glyph can say. Words beside it say the same. */
export type GlyphStatus = 'ok' | 'fail' | 'running' | 'pending' | 'waiting' | 'stopped' | 'skipped' | 'caution';
