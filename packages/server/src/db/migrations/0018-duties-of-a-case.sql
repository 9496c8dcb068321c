-- Whose duty a case was on a day that is long past: asked for each term that was not kept.
CREATE INDEX case_duty_of ON case_duty (case_id, since DESC, id);
CREATE INDEX case_clock_late ON case_clock (due_at DESC)
  WHERE due_at IS NOT NULL AND (stopped_at IS NULL OR stopped_at > due_at);
