"""Dates as they are reported: vague and relative words become honest intervals."""
