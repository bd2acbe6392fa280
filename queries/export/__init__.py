"""From a selection to a file: one module a format."""
