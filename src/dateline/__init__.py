"""dateline: reports about events become a timeline graph that can be trusted."""

__version__ = "0.1.0"
