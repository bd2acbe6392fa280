"""The HTML page: its data, template, style and scripts."""
