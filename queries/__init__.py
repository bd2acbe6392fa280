"""From the graph to answers: one module a question."""
