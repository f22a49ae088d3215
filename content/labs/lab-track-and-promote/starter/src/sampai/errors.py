"""Errors whose message is meant for the person at the keyboard."""


class SampaiError(Exception):
    """Something the user can repair. The command line prints the message and exits with 1."""


class TripsError(SampaiError):
    """A trip file is missing, unreadable or does not hold what it should."""


class ModelError(SampaiError):
    """A saved model is missing, damaged or was made with other library versions."""


class TrackingError(SampaiError):
    """The tracking server or the registry cannot do what was asked."""
