"""The ETA over HTTP: one contract, one model, FastAPI and its Flask twin."""
