"""What the graph is: records, intervals, the store, the projection and the chronology."""
