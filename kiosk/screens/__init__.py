"""One screen a step, each a ``.py`` beside a ``.kv``; they show views and hold no rule."""
