"""Lets ``python -m sampai`` do what ``sampai`` does."""

import sys

from sampai.cli import main

sys.exit(main())
