"""Sampai: when will this trip arrive?

Sampai is a fictional ride-hailing service. Its zones, trips and figures are invented.
"""

from importlib.metadata import version

__version__ = version("sampai")
