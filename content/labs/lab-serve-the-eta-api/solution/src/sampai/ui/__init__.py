"""The front end. It knows the API, and no model."""
