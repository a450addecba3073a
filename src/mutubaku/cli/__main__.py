"""Lets a process start another command of ours with the same Python: `python -m mutubaku.cli worker`."""

from mutubaku.cli import main

main()
